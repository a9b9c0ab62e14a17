import { wireFaultKinds } from '@socketlab/protocol';
import { expect, it } from 'vitest';
import { faultGroups } from './faultKinds.ts';

it('[FC3] the panel has every fault of the wire in one of its groups', () => {
  expect(faultGroups.flatMap(({ kinds }) => kinds).toSorted()).toEqual(wireFaultKinds.toSorted());
});
