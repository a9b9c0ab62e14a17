import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Bench,
  type Comparison,
  conductRun,
  type Lesson,
  type RunPlan,
  type Step,
} from '../../packages/lessons/src/index.ts';
import { loadComparisons, loadCourse } from '../../packages/lessons/src/node.ts';
import { startCourseLab } from '../../packages/lessons/test/course/courseBench.ts';
import { hostNames } from '../../packages/protocol/src/index.ts';
import { type Recording, writeRecording } from '../../packages/recording/src/index.ts';

/** Runs at once: they mostly wait. */
const atOnce = 6;

interface Work {
  /** Of the file, without its ending. */
  name: string;
  title: string;
  place: Recording['header']['place'];
  plan: RunPlan;
}

/**
 * Runs every step of the course and every side of the comparisons (or those of the named lessons and comparisons) once in a real lab with
 * real packets and keeps what happened as `recordings/<lesson>.<step>.socketlab` and `recordings/comparisons/<name>.<side>.socketlab`. Resolves
 * with an exit code; where a name is of nothing, nothing is recorded.
 */
export async function recordCourse(root: string, names: readonly string[]): Promise<number> {
  const folder = join(root, 'packages/lessons');
  const course = await loadCourse(join(folder, 'lessons'));
  const allComparisons = await loadComparisons(join(folder, 'comparisons'));
  const known = new Set([
    ...course.lessons.map(({ id }) => id),
    ...allComparisons.map(({ name }) => comparisonName(name)),
  ]);
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    console.error(
      `이런 강의나 비교가 없습니다: ${unknown.join(', ')}\n강의는 폴더의 이름으로, 비교는 comparisons/closing과 같이 적습니다.`,
    );
    return 2;
  }
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const lessons = course.lessons.filter(({ id }) => wanted(id));
  const comparisons = allComparisons.filter(({ name }) => wanted(comparisonName(name)));
  const target = join(folder, 'recordings');
  mkdirSync(join(target, 'comparisons'), { recursive: true });
  const lab = await startCourseLab('virtual', root);
  try {
    const keep = async (work: Work[]): Promise<void> => {
      const one = work.shift();
      if (!one) return;
      const recording = await lab.withBench((bench) => record(bench, one));
      const bytes = await writeRecording(recording);
      writeFileSync(join(target, `${one.name}.socketlab`), bytes);
      console.log(`${one.name}: 이벤트 ${recording.events.length}개, ${bytes.length}바이트`);
      return keep(work);
    };
    const ofLessons = lessons.flatMap(workOfLesson);
    await Promise.all(Array.from({ length: atOnce }, () => keep(ofLessons)));
    // One after the other: what a busy machine sends again would be a difference that teaches nothing.
    await keep(comparisons.flatMap(workOfComparison));
    return 0;
  } finally {
    await lab.close();
  }
}

function workOfLesson(lesson: Lesson): Work[] {
  return lesson.steps
    .filter(({ programs }) => programs.length > 0)
    .map((step) => ({
      name: `${lesson.id}.${step.id}`,
      title: `${lesson.title}: ${step.title}`,
      place: { lesson: lesson.id, step: step.id },
      plan: planOf(lesson, step),
    }));
}

/** What a comparison is called here, beside the lessons. */
const comparisonName = (name: string) => `comparisons/${name}`;

/** Backticks only mark code. */
const plain = (text: string) => text.replaceAll('`', '');

function workOfComparison({ name, title, sides, quietMs, forMs }: Comparison): Work[] {
  return sides.map(({ id, programs, setup, acts, ...side }) => ({
    name: `${comparisonName(name)}.${id}`,
    title: plain(`${title}: ${side.title}`),
    place: null,
    plan: {
      programs,
      setup,
      acts,
      quietMs,
      forMs,
      sources: Object.fromEntries(programs.map((program) => [program.name, program.source])),
      files: {},
    },
  }));
}

async function record(bench: Bench, { name, title, place, plan }: Work): Promise<Recording> {
  const { happenings } = await conductRun(bench, plan);
  const events = happenings.map(({ event }) => event);
  const opened = events[0];
  if (opened?.kind !== 'opened') throw new Error(`the run of ${name} has no beginning`);
  return {
    header: {
      app: 'socketlab',
      title,
      start: opened.start ?? null,
      mode: opened.mode,
      hosts: hostNames.filter((host) => opened.hosts.some((one) => one.host === host)),
      place,
      files: plan.programs.map(({ host, name, source }) => ({ host, name, source })),
      bookmarks: [],
      entries: events.length,
    },
    events,
  };
}

/** What a reader of the step sees when they press 실행: its programs on its wire, and what its prediction needs besides. */
function planOf(lesson: Lesson, step: Step): RunPlan {
  return {
    programs: step.programs,
    setup: step.setup,
    ...step.prediction?.proof,
    sources: Object.fromEntries(step.programs.map(({ name, source }) => [name, source])),
    files: lesson.files,
  };
}
