import type { DeedNote } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { newNotes } from './seenNotes.ts';

const note = (id: number, undone = false): DeedNote => ({
  id,
  deed: { kind: 'signal', host: 'server', signal: 'SIGSTOP' },
  by: '김 강사',
  on: 'mine',
  drill: null,
  atMs: 0,
  undone,
});

test('[CL73] a note is news once, and once more when it was taken back', () => {
  const first = newNotes([], [note(1)]);
  expect(first.news.map(({ id }) => id)).toEqual([1]);
  const second = newNotes(first.seen, [note(1), note(2)]);
  expect(second.news.map(({ id }) => id)).toEqual([2]);
  const third = newNotes(second.seen, [note(1, true), note(2)]);
  expect(third.news).toEqual([note(1, true)]);
  expect(newNotes(third.seen, [note(1, true), note(2)]).news).toEqual([]);
});

test('[CL73] a page that remembers nothing takes what it finds for known', () => {
  expect(newNotes(null, [note(1), note(2)])).toEqual({ news: [], seen: ['1', '2'] });
});
