import { useRef, useState } from 'react';
import { copyText } from '../design/copyText.ts';
import styles from './HowToGetLab.module.css';

/** As in the README: one command, in the folder of the project. */
const command = 'npm start';

/** How to get a live lab: what is needed, the command, and how written code gets there. Every place that needs a lab says it with this. */
export function HowToGetLab() {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  /** Where whoever published this page says that the project can be had; an address of theirs. */
  const { source } = document.documentElement.dataset;

  async function copy() {
    if (field.current) setCopied(await copyText(field.current));
  }

  return (
    <div className={styles.how}>
      <ol>
        <li>
          <b>Node.js</b> 20.19 이상 26 이하를 설치합니다. 다른 것은 명령이 스스로 준비합니다.
        </li>
        <li>
          {source ? <a href={source}>소켓랩</a> : '소켓랩'}을 내려받아 그 폴더에서 다음을 실행합니다.
          <div className={styles.command}>
            <input ref={field} readOnly value={command} aria-label="실행할 명령" />
            <span className={styles.copied} role="status">
              {copied && '복사했습니다.'}
            </span>
            <button type="button" onClick={() => void copy()}>
              복사
            </button>
          </div>
        </li>
        <li>
          브라우저가 열립니다. 여기에서 쓴 코드와 배운 기록은 <b>내 작업</b> 메뉴의 내보내기와 가져오기로 옮깁니다.
        </li>
      </ol>
      <p>
        Linux에서는 가상 컴퓨터와 실제 패킷을, macOS와 Windows에서는 루프백 방식을 씁니다. 프로그램은 어디에서나 실제로
        실행됩니다.
      </p>
    </div>
  );
}
