import { type LabEvent, limits } from '@socketlab/protocol';
import { writeRecording } from '@socketlab/recording';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import type { LabState, ShownRecording } from '../state/labState.ts';
import { openAdded } from '../state/workFile.ts';
import { currentRecording, isGrowing } from './currentRecording.ts';

const opened = {
  ...{ seq: 0, at: 0, lane: 'lab', kind: 'opened', mode: 'virtual', delayMs: 50 },
  hosts: [
    { host: 'client', address: '10.0.0.1' },
    { host: 'server', address: '10.0.0.2' },
  ],
} as LabEvent;
const file = (host: 'client' | 'server', mine: string) =>
  openAdded(`+${host}`, { host, name: `${host}.js`, mine, slot: 'mine', answerSeen: false });

function stateWith(files: LabState['files'], events: readonly LabEvent[] = [opened]): LabState {
  const timeline = createTimeline();
  timeline.append(events);
  const bookmarks = [{ applied: 1, atUs: 0, note: '여기' }];
  return { timeline, files, bookmarks, recording: null } as unknown as LabState;
}
const place = { title: '첫 인사', place: null };

test('[RC2] a run is kept with what stands in the editors and with its bookmarks', () => {
  const run = currentRecording(stateWith([file('server', 'listen()')]), place);
  expect(run?.header).toMatchObject({
    title: '첫 인사',
    mode: 'virtual',
    hosts: ['client', 'server'],
    files: [{ host: 'server', name: 'server.js', source: 'listen()' }],
    bookmarks: [{ applied: 1, atUs: 0, note: '여기' }],
    entries: 1,
  });
  expect(currentRecording(stateWith([], []), place)).toBeNull();
});

test('[RC15] a text in an editor that is too long to be run keeps no run from being kept', async () => {
  const long = file('client', 'x'.repeat(limits.fileBytes + 1));
  const run = currentRecording(stateWith([long, file('server', 'listen()')]), place);
  expect(run?.header.files.map(({ name }) => name)).toEqual(['server.js']);
  await expect(writeRecording(run!)).resolves.toBeInstanceOf(Uint8Array);
});

test('[RC12] a log that still grows on the stage can’t be kept; whole, it can', () => {
  const timeline = createTimeline();
  const recording = { header: { entries: 2, title: '긴 실행' }, from: 'file', name: 'x' } as ShownRecording;
  const state = { timeline, recording, files: [], bookmarks: [] } as unknown as LabState;
  timeline.append([opened]);
  expect(isGrowing(state)).toBe(true);
  expect(currentRecording(state, { title: '', place: null })).toBeNull();
  timeline.append([{ seq: 1, at: 1, lane: 'wire', kind: 'stepMode', on: true }]);
  expect(isGrowing(state)).toBe(false);
  expect(currentRecording(state, { title: '', place: null })?.events).toHaveLength(2);
});
