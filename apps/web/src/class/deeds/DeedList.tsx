import type { DeedView } from '@socketlab/protocol/class';
import { useClass } from '../state/classStore.ts';
import { clockText } from '../teach/clockText.ts';
import { useClassNow } from '../teach/useClassNow.ts';
import styles from './DeedPane.module.css';
import { type DeedLine, groupDeeds, lineWords } from './groupDeeds.ts';
import { noWayBack } from './noWayBack.ts';
import { targetWords } from './targetWords.ts';

const stateWords = { pending: '', done: '', undone: '되돌림', cancelled: '취소함' } as const;

/** What was done, the newest first, each with how far it reached and its way back. */
export function DeedList() {
  const deeds = useClass((state) => state.room?.deeds ?? null);
  if (!deeds || deeds.length === 0) return null;
  return (
    <section className={styles.done} aria-labelledby="deeds-done">
      <h3 id="deeds-done">한 일</h3>
      <ul aria-live="polite">
        {groupDeeds(deeds).map((line) => (
          <Line key={line.deeds[0].id} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: DeedLine }) {
  const [deed] = line.deeds;
  const undoable = line.deeds.some((one) => one.undoable);
  const undo = async () => {
    for (const one of line.deeds) if (one.undoable) await useClass.getState().ask({ kind: 'undo', deed: one.id });
  };
  return (
    <li data-state={deed.state} data-testid="deed-line">
      <p>
        <b>{lineWords(line)}</b>
        <span>
          {targetWords(deed)} · <Reach deed={deed} />
        </span>
        {deed.state === 'done' && !undoable && <small>{noWayBack(deed.deed)}</small>}
      </p>
      {undoable && (deed.state === 'pending' || deed.state === 'done') && (
        <button type="button" onClick={() => void undo()} aria-label={`${lineWords(line)}, ${wayBack(deed)}`}>
          {wayBack(deed)}
        </button>
      )}
    </li>
  );
}

const wayBack = ({ state }: DeedView) => (state === 'pending' ? '취소' : '되돌리기');

function Reach({ deed }: { deed: DeedView }) {
  if (deed.state === 'pending') return <Countdown atMs={deed.atMs} />;
  if (deed.state !== 'done') return stateWords[deed.state];
  return (
    <>
      실험실 {deed.reached}곳{deed.missed > 0 && <>, 실행 중이 아닌 {deed.missed}곳은 빠짐</>}
    </>
  );
}

function Countdown({ atMs }: { atMs: number }) {
  const leftMs = atMs - useClassNow();
  return <em className={styles.countdown}>{leftMs > 0 ? `${clockText(leftMs + 999)} 뒤` : '지금'}</em>;
}
