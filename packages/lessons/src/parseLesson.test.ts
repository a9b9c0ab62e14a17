import { describe, expect, it } from 'vitest';
import { parseCourse, parseLesson } from './parseLesson.ts';

function files(change: Record<string, unknown> = {}, step: Record<string, unknown> = {}) {
  const run = { id: 'run', text: '실행합니다', when: { on: 'spawn' } };
  return {
    json: {
      id: 'small',
      title: '작은 강의',
      summary: '짧습니다.',
      chapters: [
        { id: 'one', title: '하나' },
        { id: 'two', title: '둘' },
      ],
      programs: [
        { host: 'server', name: 'server.js' },
        { host: 'client', name: 'client.js' },
      ],
      steps: [
        { id: 'first', title: '첫째', tasks: [run], ...step },
        { id: 'second', title: '둘째', chapter: 'two', tasks: [] },
        { id: 'third', title: '셋째', tasks: [] },
      ],
      ...change,
    },
    programs: { 'client.js': '1', 'server.js': '2' },
    stepIds: ['first', 'second', 'third'],
  };
}

describe('parseLesson', () => {
  it('[LS11] steps inherit the chapter of the step before', () => {
    const lesson = parseLesson(files());
    expect(lesson.steps.map((step) => step.chapter.id)).toEqual(['one', 'two', 'two']);
    expect(lesson.steps[2]!.programs[0]).toEqual({ host: 'server', name: 'server.js', file: 'server.js', source: '2' });
  });

  it.each([
    ['an unknown field', files({ colour: 'red' }), /colour/],
    ['a program that is not there', files({ programs: [{ host: 'server', name: 'other.js' }] }), /other\.js/],
    ['an unknown chapter', files({}, { chapter: 'nine' }), /nine/],
    ['a step without its text', { ...files(), stepIds: ['first', 'second'] }, /third\.mdx/],
    ['a text without its step', { ...files(), stepIds: ['first', 'second', 'third', 'old'] }, /old\.mdx/],
    ['two steps of one name', files({}, { id: 'second' }), /two steps are called second/],
    [
      'a condition of no known kind',
      files({}, { tasks: [{ id: 'run', text: '실행합니다', when: { on: 'magic' } }] }),
      /when/,
    ],
  ])('[LS1] refuses %s', (_, broken, why) => {
    expect(() => parseLesson(broken)).toThrow(why);
  });

  it('[LS1] names the lesson that it refuses', () => {
    expect(() => parseLesson(files({ colour: 'red' }))).toThrow(/^small: /);
    expect(() => parseLesson({ ...files(), json: null })).toThrow(/^a lesson without an id: /);
  });

  it('[LS1] refuses a prediction whose answer no run can show', () => {
    const prediction = {
      id: 'guess',
      question: '무엇입니까?',
      begin: { on: 'spawn' },
      choices: [
        { id: 'a', text: '가', when: { on: 'exit' } },
        { id: 'b', text: '나' },
      ],
      sights: [{ text: '끝', when: { on: 'exit' } }],
    };
    expect(() => parseLesson(files({}, { prediction: { ...prediction, answer: 'a' } }))).not.toThrow();
    expect(() => parseLesson(files({}, { prediction: { ...prediction, answer: 'b' } }))).toThrow(/answer/);
  });
});

describe('parseCourse', () => {
  const part = { id: 'part', title: '부분', summary: '짧습니다.' };
  it('[LS1] refuses a list that does not agree with the lessons', () => {
    const lesson = parseLesson(files());
    expect(parseCourse({ title: '과정', parts: [{ ...part, lessons: ['small'] }] }, [lesson]).lessons).toEqual([
      lesson,
    ]);
    expect(() => parseCourse({ title: '과정', parts: [{ ...part, lessons: ['small', 'other'] }] }, [lesson])).toThrow(
      /other/,
    );
    expect(() => parseCourse({ title: '과정', parts: [{ ...part, lessons: ['other'] }] }, [lesson])).toThrow(/small/);
  });
});
