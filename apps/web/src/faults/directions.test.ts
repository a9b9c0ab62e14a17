import { expect, it } from 'vitest';
import type { FaultSetting } from '../state/labState.ts';
import { faultsOn } from './directions.ts';

const cut = (direction: 'upstream' | 'downstream'): FaultSetting => ({
  kind: 'wireFault',
  direction,
  fault: { kind: 'cut' },
  on: true,
});

it('[WB17] a fault that is on both ways is told once', () => {
  expect(faultsOn([cut('upstream'), { kind: 'stepMode', on: true }, cut('downstream')])).toEqual([
    { fault: { kind: 'cut' }, way: 'both' },
  ]);
  expect(faultsOn([cut('downstream')])).toEqual([{ fault: { kind: 'cut' }, way: 'downstream' }]);
});
