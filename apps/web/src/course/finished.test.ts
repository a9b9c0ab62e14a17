import { expect, test } from 'vitest';
import type { PredictionState } from '../lesson/lessonProgress.ts';
import { areFinished, finishedOf } from './finished.ts';

const steps = [
  { id: 's1', title: '하나', tasks: ['t1', 't2'], prediction: 'p1', exercise: null },
  { id: 's2', title: '둘', tasks: [], prediction: 'p2', exercise: 'e1' },
];
const lesson = { id: 'a', title: '', steps };
const done = { done: true, met: [] };
const answer = (picked: string, shown: string | null, peeked = false): PredictionState => ({
  peeked,
  progress: { picked, shown, watching: false, choiceUs: [], sightUs: [] },
});

test('[RD3] what is done is counted by ids; an answer that was looked up is no right prediction', () => {
  const progress = {
    tasks: { 'a/t1': done, 'a/gone': done, 'b/t2': done },
    predictions: { 'a/p1': answer('x', 'x'), 'a/p2': answer('x', 'x', true) },
    exercises: { 'a/e1': true as const, 'b/e1': true as const },
  };
  expect(finishedOf(lesson, steps, progress)).toEqual({
    tasks: 1,
    ofTasks: 2,
    exercises: 1,
    ofExercises: 1,
    right: 1,
    answered: 2,
    ofPredictions: 2,
  });
  const wrong = { ...progress, predictions: { 'a/p1': answer('x', 'y'), 'a/p2': answer('x', null) } };
  expect(finishedOf(lesson, steps, wrong)).toMatchObject({ right: 0, answered: 1 });
});

test('[RD3] a step is finished with its last task and its exercise, and one that asks for nothing never', () => {
  const nothing = { tasks: {}, predictions: {}, exercises: {} };
  const bothTasks = { ...nothing, tasks: { 'a/t1': done, 'a/t2': done } };
  expect(areFinished(lesson, [steps[0]!], { ...nothing, tasks: { 'a/t1': done } })).toBe(false);
  expect(areFinished(lesson, [steps[0]!], bothTasks)).toBe(true);
  expect(areFinished(lesson, steps, bothTasks)).toBe(false);
  expect(areFinished(lesson, steps, { ...bothTasks, exercises: { 'a/e1': true } })).toBe(true);
  expect(areFinished(lesson, [{ ...steps[0]!, tasks: [] }], nothing)).toBe(false);
});
