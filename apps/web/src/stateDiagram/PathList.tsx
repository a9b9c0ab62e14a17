import type { HostName, TcpState } from '@socketlab/protocol';
import { stateWords, withJosa } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';
import styles from './StateDiagram.module.css';
import type { PathStep } from './statePath.ts';
import { transitionOf } from './transitions.ts';
import type { WhichEnd } from './walker.ts';

interface PathListProps {
  host: HostName;
  end: WhichEnd;
  /** The whole path, past the cursor too. */
  steps: readonly PathStep[];
  /** How many of them have been gone at the cursor; the others are pale. */
  gone: number;
  onSeek(atUs: number): void;
}

/** A host's way in words: the same as in the figure. A press moves the stage to the moment a state began. */
export function PathList({ host, end, steps, gone, onSeek }: PathListProps) {
  const title = withJosa(`${shortHostWords[host]}{이/가} 지나온 길`);
  const split = steps.some((step) => step.way === 'LISTEN>SYN_RECEIVED');
  return (
    <section aria-label={title} data-testid={`path-${host}`}>
      <h4>{title}</h4>
      {steps.length === 0 && <p className={styles.none}>아직 소켓이 없습니다.</p>}
      <ol className={styles.steps} start={0}>
        {steps.map((step, number) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the path
            key={number}
            aria-current={number === gone - 1 ? 'step' : undefined}
            data-end={end}
            data-ahead={number >= gone}
          >
            <i aria-hidden="true">{number === 0 ? '' : number}</i>
            <div>
              <span className={styles.step}>
                {step.fromUs === null ? (
                  <b>{step.state}</b>
                ) : (
                  <button type="button" onClick={() => onSeek(step.fromUs ?? 0)} title={stateWords[step.state]}>
                    <b>{step.state}</b>
                    <span>{(step.fromUs / 1000).toFixed(1)} ms</span>
                  </button>
                )}
                {step.fromUs !== null && step.source === 'derived' && <small className={styles.guess}>추정</small>}
              </span>
              <span className={styles.why}>{wayText(step, steps[number - 1]?.state)}</span>
            </div>
          </li>
        ))}
      </ol>
      {split && (
        <p className={styles.aside}>수신 대기하던 소켓은 LISTEN에 그대로 남고, 연결은 새 소켓 하나로 이어집니다.</p>
      )}
    </section>
  );
}

/** What a step was by the figure. Where states alone leave several reasons open, all of them. */
function wayText({ way, state }: PathStep, before: TcpState | undefined): string {
  if (way === null) return '연결이 없습니다.';
  if (way === 'power') return '컴퓨터의 전원이 꺼져 커널과 함께 사라졌습니다.';
  if (way !== 'jump') {
    const { when, does, call, orReset } = transitionOf(way);
    const text = [call ? `${when}(${call})` : when, does].filter(Boolean).join(' → ');
    return orReset ? `${text}. RST나 시간 초과일 수도 있습니다.` : text;
  }
  if (before === 'FIN_WAIT_1' && state === 'TIME_WAIT')
    return '그림이 생략한 이동입니다. 상대방의 FIN이 이쪽 FIN의 확인 응답을 함께 실어 왔거나(주 2), 사이의 상태를 읽지 못했습니다.';
  if (state === 'CLOSED')
    return '그림이 생략한 이동입니다. RST(주 3)나 시간 초과로 끝났거나, 사이의 상태를 읽지 못했습니다.';
  return '그림에 선이 없는 이동입니다. 사이의 상태는 기록에 없습니다.';
}
