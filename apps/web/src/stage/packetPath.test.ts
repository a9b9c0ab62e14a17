import { expect, test } from 'vitest';
import type { LadderFrame } from './ladderFrame.ts';
import { arrowHead, endOf, packetPath, pathText, pointAt } from './packetPath.ts';
import { packetProgress } from './packetProgress.ts';
import { testPacket } from './testPacket.ts';

const frame = { lifeline: { client: 100, client3: 220, server: 310 }, bandWidth: 10 } as LadderFrame;
const y = (us: number) => us / 1000;
const pathOf = (part: Parameters<typeof testPacket>[0], nowUs: number) => {
  const packet = testPacket(part);
  return packetPath(packet, frame, y, nowUs, packetProgress(packet, nowUs));
};
const hold = { part: 0.25, fromUs: 50_000, by: 'hand' } as const;

test('[WB19] a held packet stands where it was caught, and its line runs straight down as time goes on', () => {
  const path = pathOf({ status: 'held', endUs: null, holds: [{ ...hold, toUs: null }] }, 400_000);
  expect(path.slice(1, 3)).toEqual([
    { x: 155, y: 50 },
    { x: 155, y: 400 },
  ]);
  expect(endOf(path)).toEqual({ x: 155, y: 400 });
});

test('[WB19] let go, it goes on from where it stood', () => {
  const free = { status: 'flying', endUs: null, holds: [{ ...hold, toUs: 400_000 }], expectedUs: 550_000 } as const;
  expect(packetProgress(testPacket(free), 400_000)).toBe(0.25);
  expect(packetProgress(testPacket(free), 475_000)).toBeCloseTo(0.625);
  expect(endOf(pathOf({ ...free, status: 'delivered', endUs: 550_000 }, 900_000))).toEqual({ x: 305, y: 550 });
});

test('[WB19] dropped while it was held, it ends there', () => {
  const path = pathOf({ status: 'dropped', endUs: 400_000, holds: [{ ...hold, toUs: 400_000 }] }, 900_000);
  expect(endOf(path)).toEqual({ x: 155, y: 400 });
});

test('[WB19] a label stands on the line, not on the way straight down', () => {
  const path = pathOf({ endUs: 550_000, holds: [{ ...hold, toUs: 400_000 }] }, 900_000);
  expect(pointAt(path, 0.5)).toEqual({ x: 205, y: 450 });
  expect(pathText(path).match(/[ML]/g)).toHaveLength(4);
  expect(arrowHead(path)).toMatch(/^M305 550L/);
});

test('[WB19] what a middlebox made begins where the middlebox stands: near the sender of what made it speak', () => {
  const answer = testPacket({ from: 'server', to: 'client', direction: 'downstream' });
  const path = packetPath(answer, frame, y, 900_000, 1, 'client');
  expect(path[0].x).toBeCloseTo(105 + 0.12 * 200);
  expect(endOf(path).x).toBe(105);
  const onward = packetPath(testPacket({}), frame, y, 900_000, 1, 'client');
  expect(onward[0].x).toBeCloseTo(105 + 0.12 * 200);
  expect(endOf(onward).x).toBe(305);
});

test('[WB28] a packet is drawn between the lifelines of its own two hosts', () => {
  const between = (from: 'client' | 'client3', to: 'client' | 'client3') =>
    packetPath(testPacket({ from, to }), frame, y, 900_000, 1).map(({ x }) => x);
  expect(between('client', 'client3')).toEqual([105, 215]);
  expect(between('client3', 'client')).toEqual([215, 105]);
});
