import { layoutLadder } from '@socketlab/timeline';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useThrottled } from '../design/useThrottled.ts';
import { ladderOptions, logPxPerMs } from '../stage/ladderScale.ts';
import { timeAt } from '../stage/timeAt.ts';
import { clockLabel } from '../stage/timeGrid.ts';
import { useBoxSize } from '../stage/useBoxSize.ts';
import { useLab } from '../state/store.ts';
import { scrubMarks } from './scrubMarks.ts';
import styles from './Transport.module.css';

/** Room for the thumb at both ends. */
const pad = 8;
/** A flood of entries need not move the marks with every one. */
const marksEveryMs = 120;
/** Positions an input of type range can take; finer than any screen's pixels. */
const resolution = 10_000;
/** The whole run from left to right. Quiet stretches are short here too, as on the ladder. */
export function Scrub() {
  const timeline = useLab((state) => state.timeline);
  const revision = useThrottled(
    useLab((state) => state.revision),
    marksEveryMs,
  );
  const cursor = useLab((state) => state.cursor);
  const live = useLab((state) => state.playback.mode === 'live');
  const seek = useLab((state) => state.seek);
  const step = useLab((state) => state.step);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(box);

  // The log is one growing object; `revision` says when it has grown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const whole = useMemo(
    () => timeline.view({ applied: timeline.events.length, atUs: timeline.endUs }),
    [timeline, revision],
  );
  // The ladder's own scale: both agree on what counts as quiet.
  const scalePxPerMs = logPxPerMs(timeline.events[0]);
  const y = useMemo(() => layoutLadder(whole, ladderOptions(scalePxPerMs)).y, [whole, scalePxPerMs]);
  const endUs = Math.max(timeline.endUs, live ? cursor.atUs : 0);
  const total = Math.max(y(timeline.endUs), 1);
  const part = (us: number) => Math.min(1, y(Math.min(us, timeline.endUs)) / total);
  const inner = Math.max(width - pad * 2, 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `part` follows from `y` and `whole`
  const marks = useMemo(
    () => scrubMarks(whole.packets, timeline.events, (us) => pad + part(us) * inner),
    [whole, y, inner],
  );
  const at = live ? 1 : part(cursor.atUs);
  const empty = timeline.events.length === 0;

  function onKeyDown(event: KeyboardEvent) {
    const forward = event.code === 'ArrowRight' || event.code === 'ArrowUp';
    if (!forward && event.code !== 'ArrowLeft' && event.code !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    step(forward ? 1 : -1);
  }

  return (
    <div ref={box} className={styles.scrub}>
      <svg width={width} height={44} aria-hidden="true">
        <rect x={pad} y={20} width={inner} height={4} rx={2} fill="var(--line)" />
        <rect x={pad} y={20} width={inner * (empty ? 0 : at)} height={4} rx={2} fill="var(--ink)" />
        {marks.map((mark) => (
          <path key={`${mark.color}${mark.path.length}`} d={mark.path} stroke={mark.color} strokeWidth={2.5} />
        ))}
        {!empty && <circle className={styles.thumb} cx={pad + inner * at} cy={22} r={8} fill="var(--ink)" />}
      </svg>
      <input
        type="range"
        min={0}
        max={resolution}
        step={1}
        value={Math.round(at * resolution)}
        disabled={empty}
        aria-label="시각"
        aria-valuetext={`${clockLabel(cursor.atUs)}, 전체 ${clockLabel(endUs)}, 이벤트 ${cursor.applied}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          const wanted = (Number(event.currentTarget.value) / resolution) * total;
          seek(wanted >= total ? timeline.endUs : timeAt(y, wanted, 0, timeline.endUs));
        }}
      />
    </div>
  );
}
