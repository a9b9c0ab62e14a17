import { expect, it } from 'vitest';
import { withSetting } from './faultSettings.ts';
import type { FaultSetting } from './labState.ts';

const loss = (percent: number, on = true): FaultSetting => ({
  kind: 'wireFault',
  direction: 'upstream',
  fault: { kind: 'loss', percent },
  on,
});

it('[WB17] one fault of a kind in a direction: the newest replaces the one before it, in its place', () => {
  const other: FaultSetting = { kind: 'stepMode', on: true };
  const settings = withSetting(withSetting([loss(10)], other), loss(50));
  expect(settings).toEqual([loss(50), other]);
});

it("[WB17] what is off is not kept, and the lesson's own preset is no fault", () => {
  expect(withSetting([loss(10)], loss(10, false))).toEqual([]);
  expect(withSetting([], { kind: 'preset', host: 'client', preset: 'lesson' })).toEqual([]);
  expect(withSetting([], { kind: 'preset', host: 'client', preset: 'fast' })).toHaveLength(1);
});

it('[WB17] both directions are two faults', () => {
  expect(withSetting([loss(10)], { ...loss(10), direction: 'downstream' } as FaultSetting)).toHaveLength(2);
});
