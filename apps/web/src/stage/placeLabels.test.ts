import { expect, test } from 'vitest';
import { ladderFrame } from './ladderFrame.ts';
import { type PlacedLabel, placeLabels } from './placeLabels.ts';
import { testPacket } from './testPacket.ts';

const frame = ladderFrame(436, { client: 1, server: 1 });
const y = (us: number) => us / 2000;

function overlap(a: PlacedLabel, b: PlacedLabel): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

test('[WB8] a label alone stands in the middle of its line', () => {
  const place = placeLabels([testPacket({ sentUs: 0, endUs: 200_000 })], y, frame, []).get(0);
  expect(place?.x).toBe((frame.lifeline.client + frame.lifeline.server) / 2);
  expect(place).toMatchObject({ y: 50, mini: false });
});

test('[WB8] labels with words never lie on each other; a later packet never moves an earlier label', () => {
  const packets = Array.from({ length: 60 }, (_, index) =>
    testPacket({
      packet: index,
      sentUs: index * 7000,
      endUs: index * 7000 + 200_000,
      from: index % 3 === 0 ? 'server' : 'client',
      to: index % 3 === 0 ? 'client' : 'server',
    }),
  );
  const all = placeLabels(packets, y, frame, []);
  const words = [...all.values()].filter((place) => !place.mini);
  expect(words.length).toBeGreaterThan(8);
  for (const [index, a] of words.entries()) for (const b of words.slice(index + 1)) expect(overlap(a, b)).toBe(false);
  const fewer = placeLabels(packets.slice(0, 30), y, frame, []);
  for (const [packet, place] of fewer) expect(all.get(packet)).toEqual(place);
});

test('[WB8] a packet keeps its label when it arrives as promised', () => {
  const flying = testPacket({ sentUs: 0, endUs: null, expectedUs: 200_000, status: 'flying' });
  const arrived = testPacket({ sentUs: 0, endUs: 200_000, expectedUs: 200_000 });
  expect(placeLabels([flying], y, frame, []).get(0)).toEqual(placeLabels([arrived], y, frame, []).get(0));
});
