import styles from './Ladder.module.css';
import type { LadderFrame } from './ladderFrame.ts';
import { axisLabel, gridStepUs, gridTimes, spanLabel } from './timeGrid.ts';

/** A stretch in which nothing happened, drawn short. */
export interface LadderBreak {
  fromUs: number;
  toUs: number;
}

interface TimeAxisProps {
  frame: LadderFrame;
  pxPerMs: number;
  fromUs: number;
  toUs: number;
  y(us: number): number;
  nowY: number;
  breaks: readonly LadderBreak[];
}

/** Times down the left, in milliseconds from the lab's start, and a torn line wherever a quiet stretch was cut short. */
export function TimeAxis({ frame, pxPerMs, fromUs, toUs, y, nowY, breaks }: TimeAxisProps) {
  const stepUs = gridStepUs(pxPerMs, 70);
  const cut = (us: number) => breaks.some((one) => us > one.fromUs && us < one.toUs);
  const left = frame.axisX + 34;
  const right = frame.lifeline.server + 14;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused
    <g className={styles.axis} aria-hidden="true">
      {visibleTimes(fromUs, toUs, stepUs, breaks)
        .filter((us) => !cut(us) && y(us) <= nowY)
        .map((us) => (
          <g key={us} transform={`translate(0 ${y(us)})`}>
            <path d={`M${left} 0H${right}`} className={styles.grid} />
            <text x={frame.axisX + 30} y={4} textAnchor="end">
              {axisLabel(us, stepUs)}
            </text>
          </g>
        ))}
      {breaks
        .filter((one) => one.toUs >= fromUs && one.fromUs <= toUs)
        .map((one) => {
          const middle = (y(one.fromUs) + Math.min(y(one.toUs), nowY)) / 2;
          const span = right - left;
          return (
            <g key={one.fromUs} transform={`translate(0 ${middle})`}>
              <path d={tear(left, right, -3)} className={styles.tear} />
              <path d={tear(left, right, 3)} className={styles.tear} />
              <text x={left + span / 2} y={4} textAnchor="middle" className={styles.tearText}>
                {`${spanLabel(one.toUs - one.fromUs)} 동안 조용함`}
              </text>
            </g>
          );
        })}
    </g>
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

function tear(from: number, to: number, dy: number): string {
  let path = `M${from} ${dy}`;
  for (let x = from, up = true; x < to; x += 8, up = !up) path += `l8 ${up ? -4 : 4}`;
  return path;
}
