import type { JoinedClass } from '@socketlab/protocol/class';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { copyText } from '../../design/copyText.ts';
import card from './ClassCard.module.css';
import styles from './ClassIsOpen.module.css';
import { JoinSign } from './JoinSign.tsx';
import { addressesOf } from './joinAddresses.ts';
import { isOwnMachineOnly } from './joinAddressWords.ts';
import { openWall } from './openWall.ts';

/** The class is open: how students come in, and the ways on. `secret` is there only right after it was opened. */
export function ClassIsOpen({ mine, secret }: { mine: JoinedClass; secret: string | null }) {
  return (
    <section className={card.wide} aria-labelledby="class-open">
      <p className={card.kicker}>수업이 열려 있습니다</p>
      <h1 className={card.title} id="class-open">
        <bdi>{mine.title}</bdi>
      </h1>
      <div className={styles.sign}>
        <JoinSign classId={mine.id} pin={mine.pin} size="card" />
      </div>
      {secret !== null && <RecoveryLink classId={mine.id} secret={secret} />}
      <div className={card.ways}>
        <Link className={card.submit} href="/class/teach">
          강의실로
        </Link>
        <button type="button" className={card.second} onClick={openWall}>
          발표 화면 열기
        </button>
      </div>
    </section>
  );
}

/** How the instructor comes back from another browser, shown this once. */
function RecoveryLink({ classId, secret }: { classId: string; secret: string }) {
  const origin = isOwnMachineOnly(location.origin) ? addressesOf(classId)[0] : location.origin;
  const link = `${origin}/class/recover#${secret}`;
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    if (field.current) setCopied(await copyText(field.current));
  };
  return (
    <section className={styles.recovery} aria-labelledby="recovery">
      <h2 id="recovery">강사 링크</h2>
      <p>
        다른 브라우저나 기기에서 이 수업의 강사로 돌아오는 링크입니다. <b>지금 한 번만</b> 보입니다. 학생에게는 알리지
        않습니다.
      </p>
      <div className={styles.link}>
        <input
          ref={field}
          readOnly
          aria-label="강사 링크"
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
          data-testid="recovery-link"
        />
        <button type="button" onClick={() => void copy()}>
          복사
        </button>
      </div>
      <p role="status" className={styles.copied}>
        {copied === true && '복사했습니다. 안전한 곳에 붙여 둡니다.'}
        {copied === false && '브라우저가 복사를 허락하지 않았습니다. 링크를 골라 직접 복사합니다.'}
      </p>
    </section>
  );
}
