import type { LabEvent } from '@socketlab/protocol';
import { doerWords, dropWords, type PacketList, type PacketView } from '@socketlab/timeline';
import type { ConnectionNames } from './connectionNames.ts';
import { type Attribute, attribute, type KnownEntry, knownEntry, separator } from './knownEntry.ts';

type PacketEvent = Extract<LabEvent, { lane: 'packet' }>;

/**
 * Makes known entries of packets. Which packet it is says its connection, direction, kind, numbers counted from the first SYN, length and how
 * often it was sent before; how it fared is an outcome. What happened to it on its way is told by the row in which it leaves, so those entries are quiet.
 */
export function createPacketReader(
  packets: Pick<PacketList, 'numbered'>,
  connections: ConnectionNames,
): (event: PacketEvent) => KnownEntry {
  const sendings = new Map<string, number>();
  const identities = new Map<number, string>();

  return (event) => {
    const packet = packets.numbered(event.packet);
    if (!packet) return knownEntry(event, 'packet', { track: 'packet', host: null, key: event.kind, quiet: true });
    const connection = connections.ofPacket(packet);
    const way = `${packet.from}>${packet.to}`;
    const key = [packet.origin?.kind ?? 'kernel', packet.kind].join(' ');
    if (event.kind === 'sent') {
      const attributes = [...numbersOf(packet), ...outcomesOf(packet)];
      const segment = [connection, way, key, packet.relativeSequence, packet.payloadBytes].join(separator);
      const nth = (sendings.get(segment) ?? 0) + 1;
      sendings.set(segment, nth);
      identities.set(event.packet, `${segment}${separator}${nth}`);
      return knownEntry(event, 'packet', {
        track: `sent ${way} ${connection}`,
        host: packet.from,
        key,
        nth,
        attributes,
      });
    }
    const ends = event.kind === 'delivered' || event.kind === 'dropped';
    return knownEntry(event, 'packet', {
      // Packets in flight overtake others' departures by chance: arrivals are an order of their own.
      track: `way ${way} ${connection}`,
      host: packet.from,
      key: `${ends ? 'end' : event.kind} ${identities.get(event.packet) ?? ''}`,
      attributes: ends ? [fateOf(packet)] : [],
      quiet: true,
    });
  };
}

function numbersOf(packet: PacketView): Attribute[] {
  // PSH is where a kernel happened to empty its buffer.
  const flags = packet.flags.filter((flag) => flag !== 'PSH').join(' ');
  return [
    attribute('flags', flags),
    ...(packet.relativeSequence === null ? [] : [attribute('sequence', packet.relativeSequence)]),
    ...(packet.relativeAcknowledgment === null ? [] : [attribute('acknowledgment', packet.relativeAcknowledgment)]),
    attribute('payload', packet.payloadBytes, `${packet.payloadBytes} B`),
  ];
}

function outcomesOf(packet: PacketView): Attribute[] {
  const damage = packet.changed ? [attribute('damage', packet.changed.by, doerWords[packet.changed.by])] : [];
  return [fateOf(packet), ...damage.map((one): Attribute => ({ ...one, outcome: true }))];
}

const statusWords = { flying: '이동 중', held: '붙잡힘', delivered: '도착함', dropped: '사라짐' } as const;

function fateOf(packet: PacketView): Attribute {
  const parts = [
    packet.dropReason ? `${statusWords.dropped} · ${dropWords[packet.dropReason].name}` : statusWords[packet.status],
    packet.delayedBy ? `늦춰짐 · ${doerWords[packet.delayedBy]}` : '',
    packet.status !== 'held' && packet.holds.length > 0 ? '붙잡혔다 풀림' : '',
  ].filter(Boolean);
  return { name: 'fate', value: parts.join(', '), shown: parts.join(', '), outcome: true };
}
