import type { LabEvent } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';
import { packetStyle } from '../stage/packetStyle.ts';

/** Marks of one colour on the scrub bar, as one SVG path. */
export interface ScrubMarks {
  color: string;
  path: string;
}

const tall = { packet: { from: 3, to: 13 }, program: { from: 31, to: 39 } };

/** Packets above the bar, in their colours, calls and events of programs below. Marks of one colour on one pixel are one mark. */
export function scrubMarks(
  packets: Iterable<PacketView>,
  events: readonly LabEvent[],
  x: (us: number) => number,
): ScrubMarks[] {
  const columns = new Map<string, Set<number>>();
  const add = (color: string, us: number) => {
    const column = Math.round(x(us));
    const known = columns.get(color);
    if (known) known.add(column);
    else columns.set(color, new Set([column]));
  };
  for (const packet of packets) add(packetStyle(packet).stroke, packet.sentUs);
  const program = 'var(--soft)';
  const marks: ScrubMarks[] = [...columns].map(([color, xs]) => ({ color, path: draw(xs, tall.packet) }));
  columns.clear();
  for (const event of events)
    if (event.kind === 'call' || event.kind === 'event' || event.kind === 'uncaught')
      add(event.kind === 'uncaught' ? 'var(--rst)' : program, event.at);
  for (const [color, xs] of columns) marks.push({ color, path: draw(xs, tall.program) });
  return marks;
}

function draw(columns: Set<number>, { from, to }: { from: number; to: number }): string {
  return [...columns].map((column) => `M${column} ${from}V${to}`).join('');
}
