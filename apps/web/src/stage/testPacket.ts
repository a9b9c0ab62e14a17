import type { PacketView } from '@socketlab/timeline';

/** For tests: a data segment from client to server, with whatever the test cares about. */
export function testPacket(part: Partial<PacketView>): PacketView {
  return {
    packet: 0,
    seq: 0,
    direction: 'upstream',
    from: 'client',
    to: 'server',
    inferred: false,
    kind: 'DATA',
    label: '데이터 27 B',
    flags: ['PSH', 'ACK'],
    payloadBytes: 27,
    sequence: 1000,
    acknowledgment: 2000,
    relativeSequence: 1,
    relativeAcknowledgment: 1,
    retransmission: false,
    source: { address: '10.0.0.1', port: 50316 },
    destination: { address: '10.0.0.2', port: 8080 },
    sentUs: 0,
    endUs: 200_000,
    status: 'delivered',
    dropReason: null,
    expectedUs: 200_000,
    holds: [],
    delayedBy: null,
    origin: null,
    changed: null,
    window: null,
    notes: [],
    cause: null,
    ...part,
  };
}
