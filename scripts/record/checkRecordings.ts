import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  createHappeningReader,
  freshPrediction,
  type Lesson,
  pickChoice,
  reducePrediction,
  type Step,
  setupFaults,
} from '../../packages/lessons/src/index.ts';
import { loadCourse } from '../../packages/lessons/src/node.ts';
import { summarizePacket } from '../../packages/packets/src/index.ts';
import { defaultDelayMs, type LabEvent } from '../../packages/protocol/src/index.ts';
import { type Recording, RecordingRefused, readRecording } from '../../packages/recording/src/index.ts';

export interface RecordingFault {
  lesson: string;
  /** `<lesson>.<step>`, as the file is called. */
  name: string;
  text: string;
}

/** What keeps the recorded runs in a folder from being those of the course as it is now: missing ones, old ones, and ones of no step. */
export async function checkRecordings(lessonsFolder: string, recordingsFolder: string): Promise<RecordingFault[]> {
  const course = await loadCourse(lessonsFolder);
  const steps = course.lessons.flatMap((lesson) =>
    lesson.steps.filter(({ programs }) => programs.length > 0).map((step) => ({ lesson, step })),
  );
  const nameOf = (lesson: Lesson, step: Step) => `${lesson.id}.${step.id}`;
  const faults = await Promise.all(
    steps.map(async ({ lesson, step }) => {
      const name = nameOf(lesson, step);
      const text = await faultOf(join(recordingsFolder, `${name}.socketlab`), step);
      return text === null ? [] : [{ lesson: lesson.id, name, text }];
    }),
  );
  const wanted = new Set(steps.map(({ lesson, step }) => nameOf(lesson, step)));
  const left = readdirSync(recordingsFolder)
    .filter((file) => file.endsWith('.socketlab'))
    .map((file) => file.slice(0, -'.socketlab'.length))
    .filter((name) => !wanted.has(name))
    .map((name) => ({ lesson: name.split('.')[0]!, name, text: '이런 단계가 없습니다. 파일을 지웁니다.' }));
  return [...faults.flat(), ...left];
}

async function faultOf(path: string, step: Step): Promise<string | null> {
  if (!existsSync(path)) return '기록이 없습니다.';
  try {
    return staleness(await readRecording(readFileSync(path)), step);
  } catch (error) {
    if (error instanceof RecordingRefused) return error.message;
    throw error;
  }
}

/** Why a run is not what a reader of the step would see now; null where it is. */
function staleness({ header, events }: Recording, step: Step): string | null {
  const programs = step.programs.map(({ host, name, source }) => ({ host, name, source }));
  if (!isDeepStrictEqual(header.files, programs)) return '강의의 프로그램과 다른 코드로 만든 기록입니다.';
  const spawned = events.flatMap((event) => (event.kind === 'spawn' ? [event] : []));
  const isTheirs = ({ host, file, source }: (typeof spawned)[number]) =>
    programs.some((program) => program.host === host && program.name === file && program.source === source);
  if (!programs.every(({ host, name }) => spawned.some((event) => event.host === host && event.file === name)))
    return '실행하지 않은 프로그램이 있습니다.';
  if (!spawned.every(isTheirs)) return '강의의 프로그램과 다른 코드로 만든 기록입니다.';
  if (!isDeepStrictEqual(setupOf(events), wantedSetup(step))) return '단계의 설정과 다르게 만든 기록입니다.';
  return answers(events, step) ? null : '이 기록은 단계의 예측에 답하지 않습니다.';
}

/** What was on when the first program began. */
function setupOf(events: readonly LabEvent[]) {
  const before = events.slice(
    0,
    events.findIndex(({ kind }) => kind === 'spawn'),
  );
  return {
    delayMs: before.flatMap((event) => (event.kind === 'opened' ? [event.delayMs] : []))[0],
    presets: before.flatMap((event) => (event.kind === 'preset' ? [[event.host, event.preset]] : [])),
    faults: before.flatMap((event) => (event.kind === 'fault' ? [[event.direction, event.fault]] : [])),
  };
}

function wantedSetup({ setup }: Step): ReturnType<typeof setupOf> {
  const commands = setupFaults(setup);
  return {
    delayMs: setup.delayMs ?? defaultDelayMs,
    presets: commands.flatMap((one) => (one.kind === 'preset' ? [[one.host, one.preset]] : [])),
    faults: commands.flatMap((one) => (one.kind === 'wireFault' ? [[one.direction, one.fault]] : [])),
  };
}

/** Whether whoever watches the run sees what the step's prediction asks about, and sees what its explanation explains. */
function answers(events: readonly LabEvent[], { prediction, programs }: Step): boolean {
  if (!prediction) return true;
  const facts = { sources: Object.fromEntries(programs.map(({ name, source }) => [name, source])) };
  const reader = createHappeningReader(summarizePacket);
  const picked = pickChoice(prediction, freshPrediction(prediction), prediction.answer);
  const seen = events.reduce(
    (progress, event) => reducePrediction(progress, prediction, reader.read(event), facts),
    picked,
  );
  return seen.shown === prediction.answer;
}
