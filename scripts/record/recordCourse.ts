import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, conductRun, type Lesson, type RunPlan, type Step } from '../../packages/lessons/src/index.ts';
import { loadCourse } from '../../packages/lessons/src/node.ts';
import { startCourseLab } from '../../packages/lessons/test/course/courseBench.ts';
import { hostNames } from '../../packages/protocol/src/index.ts';
import { type Recording, writeRecording } from '../../packages/recording/src/index.ts';

/** Runs at once: they mostly wait. */
const atOnce = 6;

/**
 * Runs every step of the course (or of the named lessons) once in a real lab with real packets and keeps what happened as
 * `recordings/<lesson>.<step>.socketlab`. Resolves with an exit code.
 */
export async function recordCourse(root: string, names: readonly string[]): Promise<number> {
  const folder = join(root, 'packages/lessons');
  const course = await loadCourse(join(folder, 'lessons'));
  const lessons = course.lessons.filter(({ id }) => names.length === 0 || names.includes(id));
  const target = join(folder, 'recordings');
  mkdirSync(target, { recursive: true });
  const lab = await startCourseLab('virtual', root);
  try {
    const work = lessons.flatMap((lesson) =>
      lesson.steps.filter(({ programs }) => programs.length > 0).map((step) => ({ lesson, step })),
    );
    const next = async (): Promise<void> => {
      const one = work.shift();
      if (!one) return;
      const { lesson, step } = one;
      const recording = await lab.withBench((bench) => record(bench, lesson, step));
      const bytes = await writeRecording(recording);
      writeFileSync(join(target, `${lesson.id}.${step.id}.socketlab`), bytes);
      console.log(`${lesson.id}.${step.id}: ${recording.events.length} entries, ${bytes.length} bytes`);
      return next();
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    return 0;
  } finally {
    await lab.close();
  }
}

async function record(bench: Bench, lesson: Lesson, step: Step): Promise<Recording> {
  const plan = planOf(lesson, step);
  const { happenings } = await conductRun(bench, plan);
  const events = happenings.map(({ event }) => event);
  const opened = events[0];
  if (opened?.kind !== 'opened') throw new Error(`the run of ${lesson.id}/${step.id} has no beginning`);
  return {
    header: {
      app: 'socketlab',
      title: `${lesson.title}: ${step.title}`,
      start: opened.start ?? null,
      mode: opened.mode,
      hosts: hostNames.filter((host) => opened.hosts.some((one) => one.host === host)),
      place: { lesson: lesson.id, step: step.id },
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
