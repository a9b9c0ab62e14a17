import { type RefObject, useEffect, useState } from 'react';
import { clockLabel } from '../stage/timeGrid.ts';
import type { ColumnScale } from './markColumns.ts';
import type { MarkSeries } from './markIndex.ts';
import styles from './Scrub.module.css';
import { padPx } from './scrubGeometry.ts';
import { laneNames, whatIsAt } from './whatIsAt.ts';

/** What is this near to the pointer counts as under it. */
const reachPx = 4;
/** Half of the widest hint: it never leaves the bar. */
const halfPx = 110;

interface ScrubHintProps {
  box: RefObject<HTMLDivElement | null>;
  series: readonly MarkSeries[];
  columns: ColumnScale;
  empty: boolean;
}

/** The time under the pointer, and what stands there. What it says is on the ladder and in the list as well. */
export function ScrubHint({ box, series, columns, empty }: ScrubHintProps) {
  const [x, setX] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const move = (event: PointerEvent) => setX(event.clientX - element.getBoundingClientRect().left);
    const leave = () => setX(null);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('pointercancel', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('pointercancel', leave);
    };
  }, [box]);

  const width = box.current?.clientWidth ?? 0;
  if (x === null || empty || width === 0) return null;
  const held = Math.min(Math.max(x, padPx), width - padPx);
  const here = whatIsAt(series, columns.timeAt(held - reachPx), columns.timeAt(held + reachPx));
  return (
    <div
      className={styles.hint}
      data-testid="scrub-hint"
      aria-hidden="true"
      style={{ left: Math.min(Math.max(held, halfPx), Math.max(width - halfPx, halfPx)) }}
    >
      <b>{clockLabel(columns.timeAt(held))}</b>
      {here.map(({ lane, text }) => (
        <span key={lane}>
          <i>{laneNames[lane]}</i> {text}
        </span>
      ))}
    </div>
  );
}
