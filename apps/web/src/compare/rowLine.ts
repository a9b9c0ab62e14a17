import type { LabEvent } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';
import { eventLine } from '../eventList/eventLine.ts';
import { capsuleText } from '../stage/packetStyle.ts';

export interface RowLine {
  text: string;
  code: boolean;
  detail: string;
}

/** One side of a row: the entry as the list of events writes it, or in short where that list leaves it out. */
export function rowLine(
  event: LabEvent,
  packetOf: (packet: number) => PacketView | undefined,
  several: boolean,
): RowLine {
  const line = eventLine(event, packetOf, several);
  if (line) {
    const packet = event.kind === 'sent' ? packetOf(event.packet) : undefined;
    return { text: packet ? capsuleText(packet) : line.text, code: line.code, detail: line.detail };
  }
  if (event.kind === 'object') return { text: event.objectType, code: true, detail: '만듦' };
  if (event.kind === 'address')
    return { text: event.local ? `:${event.local.port}` : '주소', code: true, detail: '주소를 얻음' };
  return { text: event.kind, code: true, detail: '' };
}
