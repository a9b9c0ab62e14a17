import { decodeBase64 } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';

/** One packet of a capture: the bytes that were sent, and what the log says of it from its first entry to its last. */
export interface Frame {
  /** As Wireshark numbers it: from 1, in the order of sending. */
  number: number;
  packet: PacketView;
  bytes: Uint8Array;
  /** Of the whole packet; more than `bytes` has where the log's cap cut it. */
  length: number;
}

/**
 * Every packet that was observed, once, in the order in which they were sent. A late entry stands in the log behind others that happened
 * after it; here it stands at its time.
 */
export function framesOf(events: readonly LabEvent[], packets: readonly PacketView[]): readonly Frame[] {
  return packets
    .flatMap((packet) => {
      const event = events[packet.seq];
      if (event?.kind !== 'sent' || event.segment.kind !== 'observed') return [];
      return [{ packet, bytes: decodeBase64(event.segment.bytes), length: event.segment.length }];
    })
    .sort((one, other) => one.packet.sentUs - other.packet.sentUs)
    .map((frame, index) => ({ ...frame, number: index + 1 }));
}
