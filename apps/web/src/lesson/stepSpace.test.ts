import { parseLesson } from '@socketlab/lessons';
import { expect, it } from 'vitest';
import { stepSpace } from './stepSpace.ts';

const task = {
  id: 'one',
  text: '고칩니다',
  when: { on: 'spawn', host: 'server' },
  hint: { text: '힌트입니다.', answer: { text: '정답', host: 'server', program: 'answer.js' } },
};
const lesson = parseLesson({
  json: {
    id: 'small',
    title: '작은 강의',
    summary: '짧습니다.',
    chapters: [{ id: 'one', title: '하나' }],
    programs: [
      { host: 'server', name: 'server.js' },
      { host: 'client', name: 'client.js' },
      { host: 'client3', name: 'client.js' },
    ],
    steps: [
      { id: 'first', title: '첫째', tasks: [task] },
      { id: 'second', title: '둘째', programs: [{ host: 'client', name: 'client.js', source: 'other.js' }], tasks: [] },
    ],
  },
  programs: { 'server.js': 's', 'client.js': 'c', 'answer.js': 'a', 'other.js': 'o' },
  stepIds: ['first', 'second'],
});

it("[OC7] a step brings its own programs, the answers of its tasks, and its computers in the page's order", () => {
  const first = stepSpace(lesson, lesson.steps[0]!);
  expect(first.hosts).toEqual(['client', 'client3', 'server']);
  expect(first.files.map(({ host, key, source, answer }) => [host, key, source, answer])).toEqual([
    ['server', 'server.js', 's', 'a'],
    ['client', 'client.js', 'c', null],
    ['client3', 'client3.client.js', 'c', null],
  ]);
  const second = stepSpace(lesson, lesson.steps[1]!);
  expect(second.hosts).toEqual(['client', 'server']);
  expect(second.files).toMatchObject([{ name: 'client.js', key: 'other.js', source: 'o' }]);
});
