import type { AlignedRow } from '@socketlab/comparison';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import { useMediaQuery } from '../design/useMediaQuery.ts';
import { useRowWindow } from '../eventList/useRowWindow.ts';
import { AlignedCell, packetsOf } from './AlignedCell.tsx';
import styles from './AlignedList.module.css';
import { differenceWords, laneWords } from './differenceWords.ts';
import type { LoadedRun } from './loadRun.ts';
import type { Sides } from './runSource.ts';

interface AlignedListProps {
  runs: Sides<LoadedRun>;
  /** Those that are shown, each with its place in the alignment. */
  rows: readonly { row: AlignedRow; at: number }[];
  /** The row at which both sides stand, by its place in the alignment; null: at their ends. */
  current: number | null;
  onChoose(at: number): void;
}

const rowPx = { wide: 46, narrow: 62 };
const spare = 8;

/** The rows of two runs, A and B in line. A press moves both sides to that row; the arrow keys go on from it. */
export function AlignedList({ runs, rows, current, onChoose }: AlignedListProps) {
  const narrow = useMediaQuery('(max-width: 599px)');
  const px = narrow ? rowPx.narrow : rowPx.wide;
  const wantsFocus = useRef(false);
  const packets = useMemo(() => ({ a: packetsOf(runs.a), b: packetsOf(runs.b) }), [runs]);
  const chosen = rows.findIndex(({ at }) => at === current);
  const { scroller, first, last, onScroll, rowByArrow } = useRowWindow({
    count: rows.length,
    rowPx: px,
    spare,
    current: chosen,
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLButtonElement>('[aria-current="true"]');
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent) {
    const next = rows[rowByArrow(event) ?? -1];
    if (!next) return;
    wantsFocus.current = true;
    onChoose(next.at);
  }

  return (
    <ul ref={scroller} className={styles.list} aria-label="두 실행의 이벤트" onScroll={onScroll} onKeyDown={onKeyDown}>
      {rows.length === 0 && <li className={styles.none}>이 조건에 맞는 이벤트가 없습니다.</li>}
      <li style={{ height: first * px }} aria-hidden="true" />
      {rows.slice(first, last).map(({ row, at }, index) => (
        <li key={at} style={{ height: px }} aria-setsize={rows.length} aria-posinset={first + index + 1}>
          <button
            type="button"
            className={styles.row}
            data-row={at}
            data-difference={row.difference}
            aria-current={at === current ? 'true' : undefined}
            tabIndex={first + index === Math.max(chosen, 0) ? 0 : -1}
            onClick={() => onChoose(at)}
          >
            <span className={styles.where}>
              <i data-lane={row.lane} />
              {row.host ? shortHostWords[row.host] : laneWords[row.lane]}
            </span>
            <AlignedCell side="a" row={row} run={runs.a} packetOf={packets.a} />
            <span className={styles.sign}>
              <b aria-hidden="true">{differenceWords[row.difference].sign}</b>
              <span>{differenceWords[row.difference].word}</span>
            </span>
            <AlignedCell side="b" row={row} run={runs.b} packetOf={packets.b} />
          </button>
        </li>
      ))}
      <li style={{ height: Math.max(0, rows.length - last) * px }} aria-hidden="true" />
    </ul>
  );
}
