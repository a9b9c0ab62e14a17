import type { AlignedRow } from '@socketlab/comparison';
import type { PacketView } from '@socketlab/timeline';
import styles from './AlignedCell.module.css';
import { attributeWords } from './differenceWords.ts';
import type { LoadedRun } from './loadRun.ts';
import { otherPart } from './otherPart.ts';
import { rowLine } from './rowLine.ts';

interface AlignedCellProps {
  side: 'a' | 'b';
  row: AlignedRow;
  run: LoadedRun;
  packetOf(packet: number): PacketView | undefined;
}

/** What one run has in a row, when, and what of it is otherwise in the other run. */
export function AlignedCell({ side, row, run, packetOf }: AlignedCellProps) {
  const seq = row[side];
  const event = seq === null ? undefined : run.timeline.events[seq];
  if (!event)
    return (
      <span className={styles.cell} data-side={side} data-difference={row.difference} data-missing="true">
        <span className={styles.text}>없음</span>
      </span>
    );
  const line = rowLine(event, packetOf, run.recording.header.hosts.length > 2);
  return (
    <span className={styles.cell} data-side={side} data-difference={row.difference}>
      <span className={line.code ? styles.code : styles.text}>{line.text}</span>
      <span className={styles.detail}>
        <span className={styles.at}>{(event.at / 1000).toFixed(1)} ms</span>
        {row.what.length > 0 ? (
          <Changes row={row} side={side} shown={event.kind !== 'event'} />
        ) : (
          <span>{line.detail}</span>
        )}
        {side === 'b' && <Slower row={row} />}
      </span>
    </span>
  );
}

/** Of the time since the last thing of its track that both have; below it nobody would look twice. */
const noticedUs = 100_000;

/** Where one run waited longer than the other: no difference by itself, but often the sign of one. */
function Slower({ row }: { row: AlignedRow }) {
  const moreUs = row.sinceUs ? row.sinceUs.b - row.sinceUs.a : 0;
  if (Math.abs(moreUs) < noticedUs) return null;
  const ms = Math.round(Math.abs(moreUs) / 1000);
  return <span className={styles.slower}>{`A보다 ${moreUs > 0 ? '+' : '−'}${ms} ms`}</span>;
}

/** What of this entry is otherwise in the other run. `shown`: its text stands in the line above. */
function Changes({ row, side, shown }: { row: AlignedRow; side: 'a' | 'b'; shown: boolean }) {
  return row.what.map(({ name, a, b }) => {
    const [value, other] = side === 'a' ? [a, b] : [b, a];
    const told = name === 'text' ? otherPart(value ?? '', other ?? '', shown) : (value ?? '없음');
    return (
      <span key={name} className={styles.change}>
        {attributeWords[name]}
        {told !== null && a !== b && <b> {told}</b>}
      </span>
    );
  });
}

/** The packets of a run by their numbers, each as it is in the end. */
export function packetsOf({ timeline }: LoadedRun): (packet: number) => PacketView | undefined {
  const { packets } = timeline.view({ applied: timeline.events.length, atUs: timeline.endUs });
  return (packet) => packets.numbered(packet);
}
