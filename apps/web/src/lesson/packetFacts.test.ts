import { encodeBase64, encodeTcp } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { expect, it } from 'vitest';
import { packetFacts } from './packetFacts.ts';

const stamp = { seq: 0, at: 0, lane: 'packet' } as const;

it('[LS2] reads flags and size from the bytes that were on the wire', () => {
  const bytes = encodeTcp({
    source: '10.0.0.1',
    destination: '10.0.0.2',
    sourcePort: 50000,
    destinationPort: 8080,
    sequence: 1,
    flags: ['PSH', 'ACK'],
    payload: new Uint8Array(15),
  });
  const sent: LabEvent = {
    ...stamp,
    kind: 'sent',
    packet: 7,
    from: 'client',
    to: 'server',
    direction: 'upstream',
    segment: { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length },
  };
  const facts = { direction: 'upstream', flags: ['PSH', 'ACK'], payloadBytes: 15 };
  expect(packetFacts(sent, [])).toEqual(facts);
  expect(packetFacts({ ...stamp, kind: 'delivered', packet: 7 }, [sent])).toEqual(facts);
  expect(packetFacts({ ...stamp, kind: 'delivered', packet: 8 }, [sent])).toBeNull();
});

it('[LS2] takes an inferred segment by its own word', () => {
  const end = { address: '127.0.0.1', port: 1 };
  const sent: LabEvent = {
    ...stamp,
    kind: 'sent',
    packet: 1,
    from: 'server',
    to: 'client',
    direction: 'downstream',
    segment: { kind: 'inferred', flags: ['RST'], source: end, destination: end, payloadBytes: 0, payload: '' },
  };
  expect(packetFacts(sent, [])).toEqual({ direction: 'downstream', flags: ['RST'], payloadBytes: 0 });
});

it('[LS2] knows nothing of bytes that are no TCP segment', () => {
  const segment = { kind: 'observed', bytes: encodeBase64(new Uint8Array([1, 2, 3])), length: 3 } as const;
  expect(
    packetFacts(
      { ...stamp, kind: 'sent', packet: 1, from: 'client', to: 'server', direction: 'upstream', segment },
      [],
    ),
  ).toBeNull();
});
