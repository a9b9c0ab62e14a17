import type { HostName } from '@socketlab/protocol';
import type { RosterRow } from '@socketlab/protocol/class';
import { memo } from 'react';
import { shortHostWords } from '../../design/shortHostWords.ts';
import { useClass } from '../state/classStore.ts';
import { isDone } from './needOf.ts';
import styles from './Roster.module.css';
import { StuckTime } from './StuckTime.tsx';
import { stepFacts } from './stepTitles.ts';

interface RosterLineProps {
  row: RosterRow;
  /** Its menu is open, or its lab is watched. */
  marked: 'menu' | 'watched' | null;
  onMenu(row: RosterRow, button: HTMLElement): void;
}

/** One student. Drawn anew only when their own row has changed: there may be hundreds. */
export const RosterLine = memo(function RosterLine({ row, marked, onMenu }: RosterLineProps) {
  const step = stepFacts(row.place);
  const done = isDone(row);
  return (
    <li
      className={styles.row}
      data-online={row.online}
      data-marked={marked ?? undefined}
      data-hand={row.handAtMs !== null}
      data-testid="roster-row"
      data-member={row.member}
    >
      <span className={styles.name}>
        <i className={styles.dot} />
        <b>
          <bdi>{row.nickname}</bdi>
        </b>
        <span className="visuallyHidden">{row.online ? '접속해 있음' : '나가 있음'}</span>
      </span>
      <span className={styles.step}>
        <span>{step?.title ?? '아직 연 단계 없음'}</span>
        {marked === 'watched' && <em className={styles.tag}>보는 중</em>}
        {!row.follow && <em className={styles.tag}>따로 봄</em>}
      </span>
      <span className={styles.tasks} data-done={done}>
        {row.tasks > 0 ? (
          <>
            <span className="visuallyHidden">해 보기 </span>
            <i aria-hidden="true">
              <u style={{ transform: `scaleX(${Math.min(1, row.ticked / row.tasks)})` }} />
            </i>
            {row.ticked}/{row.tasks}
          </>
        ) : (
          <span className={styles.none}>–</span>
        )}
      </span>
      <Programs programs={row.programs} />
      <span className={styles.error}>{row.lastError && <code>{row.lastError}</code>}</span>
      <span className={styles.action}>{row.lastAction}</span>
      <span className={styles.stuck}>
        {done ? (
          <span className={styles.finished}>다 함</span>
        ) : (
          row.online && (
            <>
              <span className="visuallyHidden">막힌 시간 </span>
              <StuckTime sinceMs={row.movedAtMs} />
            </>
          )
        )}
      </span>
      <span className={styles.hand}>
        {row.handAtMs !== null && (
          <button
            type="button"
            aria-label={`${row.nickname}님의 손 내리기`}
            title="손 내리기"
            onClick={() => void useClass.getState().ask({ kind: 'lowerHand', member: row.member })}
          >
            손
          </button>
        )}
      </span>
      <button
        type="button"
        className={styles.more}
        aria-label={`${row.nickname}님, 더 보기`}
        aria-haspopup="menu"
        aria-expanded={marked === 'menu'}
        onClick={({ currentTarget }) => onMenu(row, currentTarget)}
      >
        <svg width="16" height="4" viewBox="0 0 16 4" fill="currentColor" aria-hidden="true">
          <circle cx="2" cy="2" r="1.5" />
          <circle cx="8" cy="2" r="1.5" />
          <circle cx="14" cy="2" r="1.5" />
        </svg>
      </button>
    </li>
  );
});

const programWords = { running: '실행 중', frozen: '얼어 있음', ended: '끝남', failed: '실패' } as const;

/** By computer, the newest program's state: a dot for the eye, words for who hears. */
function Programs({ programs }: Pick<RosterRow, 'programs'>) {
  const known = Object.entries(programs) as [HostName, keyof typeof programWords][];
  return (
    <span className={styles.programs}>
      {known.map(([host, state]) => (
        <span key={host} data-state={state} title={`${shortHostWords[host]} ${programWords[state]}`}>
          {shortHostWords[host]}
          <small>{programWords[state]}</small>
        </span>
      ))}
    </span>
  );
}
