import { type Lesson, parseLesson } from '@socketlab/lessons';
import type { LabEvent } from '@socketlab/protocol';
import { expect, it } from 'vitest';
import { createLessonProgress } from './lessonProgress.ts';

const lesson: Lesson = parseLesson({
  json: {
    id: 'small',
    title: '작은 강의',
    summary: '짧습니다.',
    chapters: [{ id: 'one', title: '하나' }],
    programs: [
      { host: 'server', name: 's.js' },
      { host: 'client', name: 'c.js' },
    ],
    steps: [
      { id: 'first', title: '첫째', tasks: [{ id: 'run', text: '실행합니다', when: { on: 'spawn', host: 'server' } }] },
    ],
  },
  programs: { 'c.js': '1', 's.js': '2' },
  stepIds: ['first'],
});
const step = lesson.steps[0]!;
const spawn: LabEvent = {
  seq: 0,
  at: 0,
  lane: 'program',
  kind: 'spawn',
  host: 'server',
  program: 'p1',
  file: 's.js',
  source: '2',
};

function memory(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  };
}

it('[LS4] what was done is there after a reload', () => {
  const storage = memory();
  const before = createLessonProgress(storage);
  before.getState().hear(lesson, step, { kind: 'lab', event: spawn, packet: null, atUs: 0, file: 'client.js' });
  expect(before.getState().tasks['small/run']?.done).toBe(true);
  expect(createLessonProgress(storage).getState().tasks['small/run']?.done).toBe(true);
  before.getState().forget('small');
  expect(createLessonProgress(storage).getState().tasks).toEqual({});
});

it('[LS4] begins afresh where what was kept is broken, and goes on where nothing can be kept', () => {
  expect(createLessonProgress(memory({ 'socketlab.progress.1': '{"tasks":' })).getState().tasks).toEqual({});
  const odd = memory({ 'socketlab.progress.1': '{"tasks":{"a/b":7},"predictions":{"a/c":{}}}' });
  expect(createLessonProgress(odd).getState()).toMatchObject({ tasks: {}, predictions: {} });
  const progress = { picked: 'x', shown: null, watching: false, choiceUs: [null], sightUs: [1] };
  const wrong = [{ picked: 7 }, { shown: {} }, { watching: 'no' }, { choiceUs: ['x'] }, { sightUs: {} }];
  const kept = [progress, ...wrong.map((part) => ({ ...progress, ...part }))].map((one, index) => [
    `a/${index}`,
    { peeked: false, progress: one },
  ]);
  const text = JSON.stringify({
    tasks: { 'a/t': { done: false, met: [{}] } },
    predictions: Object.fromEntries(kept),
  });
  const { tasks, predictions } = createLessonProgress(memory({ 'socketlab.progress.1': text })).getState();
  expect([Object.keys(tasks), Object.keys(predictions)]).toEqual([[], ['a/0']]);
  const full = createLessonProgress({
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  });
  full.getState().hear(lesson, step, { kind: 'lab', event: spawn, packet: null, atUs: 0, file: 'client.js' });
  expect(full.getState().tasks['small/run']?.done).toBe(true);
});
