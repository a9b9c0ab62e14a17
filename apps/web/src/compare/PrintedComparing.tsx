import type { AlignedRow } from '@socketlab/comparison';
import { useMemo } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import { AlignedCell, packetsOf } from './AlignedCell.tsx';
import { differenceWords, laneWords } from './differenceWords.ts';
import type { LoadedRun } from './loadRun.ts';
import styles from './PrintedComparing.module.css';
import { laddersOnPaper, PrintedLadder } from './PrintedLadder.tsx';
import { mostOnPaper, rowsOnPaper } from './rowsOnPaper.ts';
import { type Sides, sideNames, sides } from './runSource.ts';

const leftWords = {
  nothing: null,
  same: '행이 많아 다른 것만 인쇄합니다.',
  rest: `행이 많아 다른 것 가운데 앞의 ${mostOnPaper}개만 인쇄합니다.`,
} as const;

interface PrintedComparingProps {
  runs: Sides<LoadedRun>;
  /** Those that the list shows. */
  rows: readonly { row: AlignedRow; at: number }[];
}

/** Two runs side by side as they stand on paper: the rows of the list, whole, and both ladders to their ends, where paper has room for them. */
export function PrintedComparing({ runs, rows }: PrintedComparingProps) {
  const packets = useMemo(() => ({ a: packetsOf(runs.a), b: packetsOf(runs.b) }), [runs]);
  const printed = rowsOnPaper(rows);
  const ladders = useMemo(() => laddersOnPaper([runs.a.timeline, runs.b.timeline]), [runs]);
  return (
    <section className={styles.printed} aria-label="나란히 보기">
      {leftWords[printed.left] !== null && <p className={styles.left}>{leftWords[printed.left]}</p>}
      {printed.rows.length > 0 && (
        <table className={styles.rows} aria-label="두 실행의 이벤트">
          <thead>
            <tr>
              <td />
              <th scope="col" data-side="a">
                A
              </th>
              <td />
              <th scope="col" data-side="b">
                B
              </th>
            </tr>
          </thead>
          <tbody>
            {printed.rows.map(({ row, at }) => (
              <tr key={at} data-difference={row.difference}>
                <td className={styles.where}>{row.host ? shortHostWords[row.host] : laneWords[row.lane]}</td>
                <td>
                  <AlignedCell side="a" row={row} run={runs.a} packetOf={packets.a} />
                </td>
                <td className={styles.sign}>
                  <span aria-hidden="true">{differenceWords[row.difference].sign}</span>{' '}
                  {differenceWords[row.difference].word}
                </td>
                <td>
                  <AlignedCell side="b" row={row} run={runs.b} packetOf={packets.b} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ladders !== null &&
        Array.from({ length: ladders.sheets }, (_, sheet) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its number
          <div key={sheet} className={styles.ladders}>
            {sides.map((side) => (
              <figure key={side} aria-label={`${sideNames[side]}의 패킷, ${sheet + 1}장`}>
                <figcaption>
                  <b data-side={side}>{sideNames[side]}</b> {runs[side].title}
                  {sheet > 0 && ' (이어서)'}
                </figcaption>
                <PrintedLadder timeline={runs[side].timeline} scale={ladders.scale} sheet={sheet} />
              </figure>
            ))}
          </div>
        ))}
    </section>
  );
}
