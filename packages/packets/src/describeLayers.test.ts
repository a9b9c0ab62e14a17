import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeLayers } from './describeLayers.ts';
import { encodeIcmp, encodeTcp, encodeUdp } from './encodePacket.ts';
import { parsePacket } from './parsePacket.ts';

const ends = { source: '10.0.0.1', destination: '10.0.0.2' };
const options = Uint8Array.from([2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 1, 3, 3, 10]);
const segment = encodeTcp({
  ...ends,
  sourcePort: 50316,
  destinationPort: 8080,
  sequence: 100,
  acknowledgment: 7,
  flags: ['PSH', 'ACK'],
  options,
  payload: new TextEncoder().encode('안녕'),
});
const packets = [
  segment,
  segment.subarray(0, 55),
  encodeUdp({ ...ends, sourcePort: 1, destinationPort: 2, payload: Uint8Array.from([1]) }),
  encodeIcmp({ ...ends, type: 8, code: 0 }),
  Uint8Array.from([0x60, 1, 2]),
  new Uint8Array(0),
];

test('[PK6] the layers of a data segment stand for the layers of OSI', () => {
  const layers = describeLayers(parsePacket(segment));
  expect(layers.map(({ name, osi, offset, length }) => [name, osi, offset, length])).toEqual([
    ['링크', '2계층 데이터 링크', 0, 0],
    ['IPv4', '3계층 네트워크', 0, 20],
    ['TCP', '4계층 전송', 20, 40],
    ['데이터', '5~7계층 세션, 표현, 응용', 60, 6],
  ]);
  const fields: Record<string, unknown> & { Flags?: unknown } = Object.fromEntries(
    layers.flatMap((layer) => layer.fields.map((field) => [field.name, field])),
  );
  expect(fields['Sequence Number']).toMatchObject({ offset: 24, length: 4, value: '100' });
  expect(fields.Flags).toMatchObject({ value: 'PSH ACK' });
  expect(fields['Option: Maximum Segment Size']).toMatchObject({ offset: 40, length: 4, value: '1460 B' });
});

test.each(packets.map((bytes) => [bytes.length, bytes] as const))(
  '[PK6] every byte of a packet of %i bytes belongs to exactly one layer',
  (_, bytes) => {
    let next = 0;
    for (const layer of describeLayers(parsePacket(bytes))) {
      expect(layer.offset).toBe(layer.length === 0 ? layer.offset : next);
      next += layer.length;
      for (const field of layer.fields) expect(field.offset).toBeGreaterThanOrEqual(layer.offset);
    }
    expect(next).toBe(bytes.length);
  },
);

test('[PK6] sentences end as 합니다체 does, for any bytes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(...packets)), (bytes) => {
      for (const layer of describeLayers(parsePacket(bytes))) {
        for (const text of [layer.explanation, ...layer.fields.map((field) => field.explanation)]) {
          expect(text).toMatch(/니다\.$/);
        }
      }
    }),
  );
});
