import type { SharedRecording } from '@socketlab/protocol/recordings';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import controls from '../../design/controls.module.css';
import { copyText } from '../../design/copyText.ts';
import styles from './SharedList.module.css';
import { dayWords, linkTo, momentWords, sizeWords } from './shareWords.ts';

interface SharedRowProps {
  recording: SharedRecording;
  /** What its link begins with. */
  origin: string;
  onOpen(): void;
  onDelete(): Promise<void>;
}

/** One recording on the server: opened, copied, or deleted after a second word. */
export function SharedRow({ recording, origin, onOpen, onDelete }: SharedRowProps) {
  const { id, title, entries, bytes, createdAtMs, expiresAtMs } = recording;
  const [asked, ask] = useState<'no' | 'yes' | 'deleting' | 'cancelled'>('no');
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isAsked = asked === 'yes' || asked === 'deleting';
  const link = linkTo(origin, id, null);
  const copy = async () => {
    if (field.current) setCopied(await copyText(field.current));
  };
  return (
    <li className={styles.row} data-asked={isAsked || undefined} data-testid="shared-recording">
      <div className={styles.about}>
        <p className={styles.title}>{title}</p>
        <p className={styles.meta}>
          {momentWords(createdAtMs)}, 이벤트 {entries.toLocaleString('ko-KR')}개, {sizeWords(bytes)}
        </p>
        <p className={styles.meta}>{dayWords(expiresAtMs)}에 지워집니다.</p>
        {/* What is copied where a page may not reach the clipboard by itself. */}
        <input ref={field} className="visuallyHidden" readOnly tabIndex={-1} aria-hidden="true" value={link} />
      </div>
      {!isAsked ? (
        <div key="deeds" className={styles.deeds}>
          <Link href={`/recording/${id}`} onClick={onOpen} className={controls.button!} aria-label={`${title} 열기`}>
            열기
          </Link>
          <Button className={controls.button!} aria-label={`${title} 링크 복사`} onPress={() => void copy()}>
            {copied === true ? '✓ 복사함' : '링크 복사'}
          </Button>
          <Button
            className={controls.quiet!}
            aria-label={`${title} 지우기`}
            autoFocus={asked === 'cancelled'}
            onPress={() => ask('yes')}
          >
            지우기
          </Button>
        </div>
      ) : (
        // Buttons of its own: React would make the one that was pressed the one that deletes, with the focus on it.
        <div key="question" className={styles.deeds}>
          <p className={styles.sure}>지우면 링크도 열리지 않습니다.</p>
          <Button
            className={controls.button!}
            autoFocus
            isDisabled={asked === 'deleting'}
            onPress={() => ask('cancelled')}
          >
            취소
          </Button>
          <Button
            className={`${controls.button} ${styles.delete}`}
            aria-label={`${title} 정말 지우기`}
            isDisabled={asked === 'deleting'}
            onPress={() => {
              ask('deleting');
              void onDelete().then(() => ask('no'));
            }}
          >
            지우기
          </Button>
        </div>
      )}
      <p role="status" className={styles.copied}>
        {copied === false && '브라우저가 복사를 허락하지 않았습니다. 기록을 연 뒤 주소창의 주소를 복사합니다.'}
      </p>
    </li>
  );
}
