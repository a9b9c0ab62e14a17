import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createEventRows, currentRow } from './eventRows.ts';

const log = [
  { kind: 'opened', lane: 'lab' },
  { kind: 'object', lane: 'program' },
  { kind: 'call', lane: 'program' },
  { kind: 'sent', lane: 'packet' },
  { kind: 'fault', lane: 'wire' },
  { kind: 'socket', lane: 'kernel' },
  { kind: 'power', lane: 'lab' },
  { kind: 'address', lane: 'program' },
].map((event, seq) => ({ ...event, seq, at: seq * 10 }) as LabEvent);

test('[HL8] rows are those of the lanes that are shown, and a log that grows is read on', () => {
  const all = createEventRows(new Set(['program', 'packet', 'kernel']));
  expect(all.read(log.slice(0, 3))).toEqual([0, 2]);
  expect(all.read(log)).toEqual([0, 2, 3, 4, 5, 6]);
  expect(createEventRows(new Set(['packet'])).read(log)).toEqual([3, 4]);
  expect(createEventRows(new Set(['kernel'])).read(log)).toEqual([5, 6]);
});

test('[HL8] the current row is that of the newest entry that has happened', () => {
  const rows = [0, 2, 3];
  expect([0, 1, 2, 3, 4, 99].map((applied) => currentRow(rows, applied))).toEqual([-1, 0, 0, 1, 2, 2]);
});
