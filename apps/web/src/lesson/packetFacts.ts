import type { PacketFacts } from '@socketlab/lessons';
import { decodeBase64, parsePacket } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';

type Sent = Extract<LabEvent, { kind: 'sent' }>;

/**
 * What lessons may ask of the packet that an entry of the packet lane speaks of. `delivered` and `dropped` name only its
 * number, so its `sent` is looked for in the log from the end. Null for other lanes and for bytes that are no TCP segment.
 */
export function packetFacts(event: LabEvent, log: readonly LabEvent[]): PacketFacts | null {
  if (event.lane !== 'packet') return null;
  const sent =
    event.kind === 'sent'
      ? event
      : log.findLast((one): one is Sent => one.kind === 'sent' && one.packet === event.packet);
  if (!sent) return null;
  const { direction, segment } = sent;
  if (segment.kind === 'inferred') return { direction, flags: segment.flags, payloadBytes: segment.payloadBytes };
  const { tcp, payloadLength } = parsePacket(decodeBase64(segment.bytes));
  return tcp ? { direction, flags: tcp.flags, payloadBytes: payloadLength } : null;
}
