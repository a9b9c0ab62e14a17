import { type KeptFile, type StudentWork, workFormat } from '@socketlab/protocol';
import { expect, it } from 'vitest';
import { importWords, planImport } from './importPlan.ts';

const file = (mine: string | null): KeptFile => ({
  host: 'server',
  name: 'server.js',
  mine,
  slot: 'mine',
  answerSeen: false,
});
const work: StudentWork = {
  ...workFormat,
  files: { 'a/1': file('same'), 'a/2': file('theirs'), 'a/3': file('new') },
  experiments: {},
  progress: { tasks: {}, predictions: {}, exercises: {} },
};

it('[OC9] an import says what it replaces before it does, and leaves alone what is the same or only here', () => {
  const here = new Map([
    ['a/1', file('same')],
    ['a/2', file('mine')],
    ['a/4', file('only here')],
  ]);
  const plan = planImport(work, here);
  expect(plan.files.map(([key]) => key)).toEqual(['a/2', 'a/3']);
  expect(plan.replaced).toBe(1);
  expect(importWords(plan)).toContain('내 코드 1개는 가져온 코드로 바뀝니다');
  expect(importWords(planImport(work, new Map()))).toContain('바뀌지 않습니다');
});
