import { createHappeningReader } from '@socketlab/lessons';
import { encodeBase64, encodeTcp, summarizePacket } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { expect, it } from 'vitest';

const stamp = { seq: 0, at: 0, lane: 'packet' } as const;

function sent(packet: number, sequence = 1): LabEvent {
  const bytes = encodeTcp({
    source: '10.0.0.1',
    destination: '10.0.0.2',
    sourcePort: 50000,
    destinationPort: 8080,
    sequence,
    flags: ['PSH', 'ACK'],
    payload: new TextEncoder().encode('안녕하세요'),
  });
  const segment = { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length } as const;
  return { ...stamp, kind: 'sent', packet, from: 'client', to: 'server', direction: 'upstream', segment };
}

it('[LS2] reads flags, size and text from the bytes that were on the wire', () => {
  const reader = createHappeningReader(summarizePacket);
  const facts = { direction: 'upstream', protocol: 'tcp', flags: ['PSH', 'ACK'], payloadBytes: 15, text: '안녕하세요' };
  expect(reader.read(sent(7)).packet).toMatchObject({ ...facts, again: false });
  expect(reader.read({ ...stamp, kind: 'delivered', packet: 7 }).packet).toMatchObject({ ...facts, again: false });
  expect(reader.read({ ...stamp, kind: 'delivered', packet: 8 }).packet).toBeNull();
});

it('[LS2] knows what was sent before by its numbers', () => {
  const reader = createHappeningReader(summarizePacket);
  expect([sent(1), sent(2), sent(3, 16)].map((event) => reader.read(event).packet?.again)).toEqual([
    false,
    true,
    false,
  ]);
});

it('[LS2] takes an inferred segment by its own word', () => {
  const end = { address: '127.0.0.1', port: 1 };
  const segment = {
    kind: 'inferred',
    flags: ['RST'],
    source: end,
    destination: end,
    payloadBytes: 0,
    payload: '',
  } as const;
  const { packet } = createHappeningReader(summarizePacket).read({
    ...stamp,
    kind: 'sent',
    packet: 1,
    from: 'server',
    to: 'client',
    direction: 'downstream',
    segment: { ...segment, flags: [...segment.flags] },
  });
  expect(packet).toMatchObject({ direction: 'downstream', flags: ['RST'], payloadBytes: 0, again: false });
});

it('[LS2] knows nothing of bytes that are no packet', () => {
  expect(summarizePacket(encodeBase64(new Uint8Array([1, 2, 3])))).toBeNull();
});
