import { perHost } from '@socketlab/protocol';
import type { LadderMark } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { ladderFrame } from './ladderFrame.ts';
import { createLadderIndex } from './ladderIndex.ts';
import { testPacket } from './testPacket.ts';

const frame = ladderFrame(
  436,
  ['client', 'server'],
  perHost(() => 1),
);
const pxPerMs = 0.5;
const y = (us: number) => (us / 1000) * pxPerMs;

const packets = Array.from({ length: 60 }, (_, index) =>
  testPacket({
    packet: index,
    sentUs: index * 7000,
    endUs: index * 7000 + 200_000,
    expectedUs: index * 7000 + 200_000,
    from: index % 3 === 0 ? 'server' : 'client',
    to: index % 3 === 0 ? 'client' : 'server',
  }),
);
const marks: LadderMark[] = packets.map(({ packet, sentUs }) => ({
  seq: packet,
  atUs: sentUs + 10,
  host: packet % 2 === 0 ? 'server' : 'client',
  kind: 'event',
  label: 'data',
  line: 4,
}));

function boxes() {
  const index = createLadderIndex(frame, pxPerMs);
  index.update({ packets, marks }, y);
  return packets.flatMap((packet) => {
    const place = index.placeOf(packet);
    if (!place || place.mini) return [];
    const [x1, x2] = [frame.lifeline[packet.from], frame.lifeline[packet.to]];
    return [{ ...place, x: x1 + (x2 - x1) * place.part, y: y(packet.sentUs + 200_000 * place.part) }];
  });
}

test('[WB8] a label alone stands in the middle of its line', () => {
  const index = createLadderIndex(frame, pxPerMs);
  index.update({ packets: packets.slice(0, 1), marks: [] }, y);
  expect(index.placeOf(testPacket({ packet: 0 }))).toMatchObject({ part: 0.5, mini: false });
});

test('[WB8] labels with words never lie on each other', () => {
  const words = boxes();
  expect(words.length).toBeGreaterThan(8);
  for (const [at, a] of words.entries())
    for (const b of words.slice(at + 1))
      expect(Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2).toBe(
        false,
      );
});

test('[WB8] a log taken in one go and entry by entry gives every label one and the same place', () => {
  const whole = createLadderIndex(frame, pxPerMs);
  whole.update({ packets, marks }, y);
  const piecewise = createLadderIndex(frame, pxPerMs);
  for (const { sentUs } of packets) {
    const happened = (us: number) => us <= sentUs;
    const flying = packets
      .filter((packet) => happened(packet.sentUs))
      .map((packet) => (happened(packet.endUs ?? 0) ? packet : { ...packet, endUs: null, status: 'flying' as const }));
    piecewise.update({ packets: flying, marks: marks.filter((mark) => happened(mark.atUs)) }, y);
  }
  for (const packet of packets) expect(piecewise.placeOf(packet)).toEqual(whole.placeOf(packet));
});

test('[HL9] a log is taken in some at a time, and every label gets the same place', () => {
  const whole = createLadderIndex(frame, pxPerMs);
  expect(whole.update({ packets, marks }, y)).toBe(true);
  const piecewise = createLadderIndex(frame, pxPerMs);
  const steps = [];
  do steps.push(piecewise.update({ packets, marks }, y, 7));
  while (!steps.at(-1));
  expect(steps.length).toBe(Math.ceil((packets.length + marks.length) / 7));
  for (const packet of packets) expect(piecewise.placeOf(packet)).toEqual(whole.placeOf(packet));
  expect(piecewise.groupsIn(0, 1e9, 1e9)).toEqual(whole.groupsIn(0, 1e9, 1e9));
});
