import type { LadderBreak } from '@socketlab/timeline';
import styles from './Ladder.module.css';
import type { LadderFrame } from './ladderFrame.ts';
import { axisLabel, gridStepUs, gridTimes, spanLabel } from './timeGrid.ts';

interface TimeAxisProps {
  frame: LadderFrame;
  pxPerMs: number;
  fromUs: number;
  toUs: number;
  y(us: number): number;
  nowY: number;
  /** Those in view. */
  breaks: readonly LadderBreak[];
}

/** Times down the left, in milliseconds from the lab's start, and a torn line wherever a quiet stretch was cut short. */
export function TimeAxis({ frame, pxPerMs, fromUs, toUs, y, nowY, breaks }: TimeAxisProps) {
  const stepUs = gridStepUs(pxPerMs, 70);
  const cut = (us: number) => breaks.some((one) => us > one.fromUs && us < one.toUs);
  const left = frame.axisX + 34;
  const [beforeLast = 'client', last = 'server'] = frame.hosts.slice(-2);
  const right = frame.lifeline[last] + 14;
  // Where no lifeline runs through the words: among several, the widest gap is the last.
  const wordsX = frame.hosts.length > 2 ? (frame.lifeline[beforeLast] + frame.lifeline[last]) / 2 : (left + right) / 2;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused
    <g className={styles.axis} aria-hidden="true">
      <text x={frame.axisX + 30} y={-18} textAnchor="end">
        ms
      </text>
      {visibleTimes(fromUs, toUs, stepUs, breaks)
        .filter((us) => !cut(us) && y(us) <= nowY)
        .map((us) => (
          <g key={us} transform={`translate(0 ${y(us)})`}>
            <path d={`M${left} 0H${right}`} className={styles.grid} />
            <AxisLabel x={frame.axisX + 30} text={axisLabel(us, stepUs)} />
          </g>
        ))}
      {breaks
        .filter((one) => worthTelling(one, pxPerMs))
        .map((one) => (
          <g key={one.fromUs} transform={`translate(0 ${one.y + one.height / 2})`}>
            <path d={tear(left, right, -10)} className={styles.tear} />
            <path d={tear(left, right, 10)} className={styles.tear} />
            <text x={wordsX} y={4} textAnchor="middle" className={styles.tearText}>
              {`${spanLabel(one.toUs - one.idleFromUs)} 동안 조용함`}
            </text>
          </g>
        ))}
    </g>
  );
}

/** What has room for four letters of this size; a longer label is drawn closer. */
const roomPx = 29;

function AxisLabel({ x, text }: { x: number; text: string }) {
  const tight = text.length > 4 ? { textLength: roomPx, lengthAdjust: 'spacingAndGlyphs' } : {};
  return (
    <text x={x} y={4} textAnchor="end" {...tight}>
      {text}
    </text>
  );
}

/** Grid times in view without walking through the stretches that were cut, however long they are. */
function visibleTimes(fromUs: number, toUs: number, stepUs: number, breaks: readonly LadderBreak[]): number[] {
  const times: number[] = [];
  let at = fromUs;
  for (const one of breaks) {
    if (one.toUs <= at || one.fromUs >= toUs) continue;
    times.push(...gridTimes(at, Math.min(one.fromUs, toUs), stepUs));
    at = one.toUs;
  }
  if (at <= toUs) times.push(...gridTimes(at, toUs, stepUs));
  return times;
}

/** Short stretches are drawn only a little shorter than they were: nobody would miss what was cut. */
function worthTelling(one: LadderBreak, pxPerMs: number): boolean {
  return one.height > 24 && (one.lengthUs / 1000) * pxPerMs > one.height * 2;
}

function tear(from: number, to: number, dy: number): string {
  let path = `M${from} ${dy}`;
  for (let x = from, up = true; x < to; x += 8, up = !up) path += `l8 ${up ? -4 : 4}`;
  return path;
}
