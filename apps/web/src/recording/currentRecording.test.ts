import { type LabEvent, limits } from '@socketlab/protocol';
import { writeRecording } from '@socketlab/recording';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import type { LabState } from '../state/labState.ts';
import { openAdded } from '../state/workFile.ts';
import { currentRecording } from './currentRecording.ts';

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
