import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import type { LabState, ShownRecording } from '../state/labState.ts';
import { currentRecording, isGrowing } from './currentRecording.ts';

const opened = { seq: 0, at: 0, lane: 'lab', kind: 'opened', mode: 'virtual', delayMs: 50, hosts: [] } as LabEvent;

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
