import type { Lesson, Program, Step } from '@socketlab/lessons';
import { defaultHosts, hostNames } from '@socketlab/protocol';
import type { GivenFile, WorkSpace } from '../state/workFile.ts';

/** A step as it is worked on: its computers, and its programs with their answers. */
export function stepSpace(lesson: Lesson, step: Step): WorkSpace {
  const used = step.programs.map(({ host }) => host);
  const files: GivenFile[] = [];
  for (const program of step.programs) {
    const { host, name, source } = program;
    // Several computers may begin with the same file: each goes its own way from there.
    const keys = [program.file, `${host}.${program.file}`, `${host}.${name}`];
    const key = keys.find((one) => files.every((file) => file.key !== one)) ?? `${host}.${name}.${files.length}`;
    files.push({ host, name, key, source, answer: answerOf(lesson, step, program) });
  }
  return {
    id: lesson.id,
    lesson: lesson.id,
    hosts: hostNames.filter((host) => defaultHosts.includes(host) || used.includes(host)),
    files,
  };
}

/** The exercise's solution, or the first answer that a task's hint has for this program. */
function answerOf(lesson: Lesson, step: Step, { host, name }: Program): string | null {
  const { exercise, tasks } = step;
  const hinted = tasks
    .flatMap(({ hint }) => hint?.answer ?? [])
    .find((answer) => answer.host === host && (answer.file ?? name) === name);
  const file = exercise?.file === name ? exercise.solution : hinted?.program;
  return file === undefined ? null : (lesson.files[file] ?? null);
}
