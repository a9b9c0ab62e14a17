import { expect, test } from 'vitest';
import { createCapture, notesByUs, sackOption } from '../test/capture.ts';
import { stories } from '../test/stories.ts';

test.each(stories)('[PK8] $name', ({ packets, notes }) => {
  expect(notesByUs(packets).map((said) => said.notes.join('+'))).toEqual(notes);
});

test('[PK8] the stories tell of every name', () => {
  expect(new Set(stories.flatMap(({ notes }) => notes.flatMap((text) => text.split('+')))).size).toBe(12);
});

test('[PK8] an acknowledgment with SACK tells of a gap, also where its window changed', () => {
  const capture = createCapture();
  capture.handshake(1000, { client: 7, server: 7 });
  capture.segment('client', { seq: 1, ack: 1, bytes: 10 });
  capture.segment('client', { seq: 11, ack: 1, bytes: 10 });
  capture.segment('server', { seq: 1, ack: 1, window: 60, ...sackOption('client', 11, 21) });
  expect(notesByUs(capture.packets).at(-1)?.notes).toEqual(['duplicate-ack']);
});

test('[PK9] a window is scaled once both sides have offered it, and never in a segment with SYN', () => {
  const windows = (client: number | null, server: number | null) => {
    const capture = createCapture();
    capture.handshake(1000, { client, server });
    capture.segment('server', { seq: 1, ack: 1, window: 10 });
    return notesByUs(capture.packets).map(({ window }) => window);
  };
  expect(windows(7, 3)).toEqual([64_240, 65_160, 64 * 128, 10 * 8]);
  expect(windows(7, null)).toEqual([64_240, 65_160, 64, 10]);
  expect(windows(null, 7)).toEqual([64_240, 65_160, 64, 10]);
  expect(windows(0, 14)).toEqual([64_240, 65_160, 64, 10 * 16_384]);
  const unseen = createCapture();
  unseen.segment('server', { seq: 1, ack: 1, window: 10 });
  expect(notesByUs(unseen.packets)).toEqual([{ notes: [], window: 10 }]);
});

test('[PK8] another SYN number on the same addresses begins afresh', () => {
  const capture = createCapture();
  capture.handshake(1000, { client: 7, server: 7 });
  capture.segment('client', { seq: 1, ack: 1, bytes: 500 });
  capture.segment('client', { seq: 100, flags: ['SYN'] });
  capture.segment('client', { seq: 101, ack: 1, bytes: 5, window: 10 });
  expect(notesByUs(capture.packets).slice(-2)).toEqual([
    { notes: [], window: 65_535 },
    { notes: [], window: 10 },
  ]);
});
