import { type Happening, type Lesson, parseLesson } from '@socketlab/lessons';
import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createLessonProgress } from './lessonProgress.ts';
import { isPageTask } from './pageTask.ts';

const opened = { on: 'packetOpened', flags: ['SYN'] };
const lesson: Lesson = parseLesson({
  json: {
    id: 'small',
    title: '작은 강의',
    summary: '짧습니다.',
    chapters: [{ id: 'one', title: '하나' }],
    programs: [{ host: 'server', name: 's.js' }],
    steps: [
      {
        id: 'first',
        title: '첫째',
        tasks: [
          { id: 'run', text: '실행합니다', when: { on: 'spawn', host: 'server' } },
          { id: 'open', text: '패킷을 엽니다', when: opened },
          { id: 'both', text: '둘 다 합니다', when: { all: [{ on: 'spawn', host: 'server' }, opened] } },
          { id: 'back', text: '뒤로 갑니다', when: { any: [{ on: 'wentBack' }, { on: 'spawn', host: 'client' }] } },
        ],
        prediction: {
          id: 'who',
          question: '무엇이 먼저일까요?',
          begin: { on: 'spawn', host: 'server' },
          choices: [
            { id: 'exit', text: '끝납니다', when: { on: 'exit', host: 'server' } },
            { id: 'not', text: '끝나지 않습니다' },
          ],
          sights: [{ text: '끝', when: { on: 'exit', host: 'server' } }],
          answer: 'exit',
        },
      },
    ],
  },
  programs: { 's.js': '2' },
  stepIds: ['first'],
});
const step = lesson.steps[0]!;
const program = { lane: 'program', host: 'server', program: 'p1' } as const;
const log: LabEvent[] = [
  { seq: 0, at: 0, ...program, kind: 'spawn', file: 's.js', source: '2' },
  { seq: 1, at: 5, ...program, kind: 'exit', code: 0, signal: null, reason: 'exited' },
];
const happenings = log.map((event): Happening => ({ kind: 'lab', event, atUs: event.at, packet: null, file: 's.js' }));
const syn: Happening = {
  kind: 'packetOpened',
  packet: { direction: 'upstream', protocol: 'tcp', flags: ['SYN'], payloadBytes: 0, again: false, copy: false },
};

test('[SS4] a recorded run answers the prediction, and says that it was one', () => {
  const useProgress = createLessonProgress(null);
  const { hearRecorded, pick } = useProgress.getState();
  const prediction = () => useProgress.getState().predictions['small/who'];
  for (const happening of happenings) hearRecorded(lesson, step, happening);
  expect(prediction(), 'nobody has predicted').toBeUndefined();
  pick('small', step.prediction!, 'not');
  for (const happening of happenings) hearRecorded(lesson, step, happening);
  expect(prediction()).toMatchObject({ recorded: true, progress: { picked: 'not', shown: 'exit' } });
});

test('[SS4] an own run that answers later says nothing of a recording', () => {
  const useProgress = createLessonProgress(null);
  const { hear, hearRecorded, pick, guessAgain } = useProgress.getState();
  pick('small', step.prediction!, 'exit');
  for (const happening of happenings) hearRecorded(lesson, step, happening);
  guessAgain('small', step.prediction!);
  pick('small', step.prediction!, 'exit');
  for (const happening of happenings) hear(lesson, step, happening);
  expect(useProgress.getState().predictions['small/who']?.recorded).toBeUndefined();
  expect(useProgress.getState().predictions['small/who']?.progress.shown).toBe('exit');
});

test('[SS4] it ticks nothing; what is done on the page beside it ticks what asks for nothing else', () => {
  const useProgress = createLessonProgress(null);
  const { hearRecorded } = useProgress.getState();
  for (const happening of [...happenings, syn]) hearRecorded(lesson, step, happening);
  hearRecorded(lesson, step, { kind: 'wentBack' });
  const done = Object.entries(useProgress.getState().tasks).filter(([, task]) => task.done);
  expect(done.map(([key]) => key).sort()).toEqual(['small/back', 'small/open']);
  expect(step.tasks.filter(isPageTask).map(({ id }) => id)).toEqual(['open', 'back']);
});
