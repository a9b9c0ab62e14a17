import { encodeBase64, encodeTcp } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { byteChange, fieldAt, inspectPacket } from './inspectPacket.ts';

const bytes = encodeTcp({
  source: '10.0.0.1',
  destination: '10.0.0.2',
  sourcePort: 50316,
  destinationPort: 8080,
  sequence: 7,
  acknowledgment: 9,
  flags: ['PSH', 'ACK'],
  payload: new TextEncoder().encode('안녕'),
});
const sent = (part: object): LabEvent =>
  ({
    seq: 3,
    at: 5,
    lane: 'packet',
    packet: 0,
    kind: 'sent',
    from: 'client',
    to: 'server',
    direction: 'upstream',
    ...part,
  }) as LabEvent;
const observed = sent({ segment: { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length + 12 } });

test('[WB10] an observed packet opens into layers, its payload read as text, with what was not kept', () => {
  const inspected = inspectPacket(observed);
  expect(inspected?.layers.map((layer) => layer.key)).toEqual(['link', 'internet', 'transport', 'data']);
  expect(inspected).toMatchObject({ text: '안녕', missing: 12 });
});

test('[WB10] every byte leads to its layer and to its narrowest field', () => {
  const layers = inspectPacket(observed)?.layers ?? [];
  const name = (index: number) => {
    const place = fieldAt(layers, index);
    return place && layers[place.layer]?.fields[place.field]?.name;
  };
  expect([name(12), name(22), name(24), name(40)]).toEqual([
    'Source Address',
    'Destination Port',
    'Sequence Number',
    'Payload',
  ]);
  expect(fieldAt(layers, 4000)).toBeNull();
});

test('[WB10] a segment nobody saw, or bytes that are none, open to nothing', () => {
  const inferred = { kind: 'inferred', flags: ['SYN'], payloadBytes: 0, payload: '' };
  expect(inspectPacket(sent({ segment: inferred }))).toBeNull();
  expect(inspectPacket(sent({ segment: { kind: 'observed', bytes: '%%', length: 2 } }))).toBeNull();
  expect(inspectPacket(undefined)).toBeNull();
});

test('[WB25] a packet that was changed on the way opens as it went on, and names the byte that is another', () => {
  const after = Uint8Array.from(bytes);
  after[41] = (after[41] ?? 0) ^ 1;
  const changed = {
    ...sent({}),
    kind: 'changed',
    by: 'corrupt',
    offset: 41,
    segment: { kind: 'observed', bytes: encodeBase64(after), length: after.length },
  } as LabEvent;
  expect(inspectPacket(changed)?.bytes[41]).toBe(after[41]);
  expect(byteChange(observed, changed)).toEqual({ offset: 41, before: bytes[41], after: after[41] });
  expect(byteChange(observed, undefined)).toBeNull();
  expect(byteChange(observed, { ...changed, offset: 4000 } as LabEvent)).toBeNull();
});
