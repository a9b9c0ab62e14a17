import type { Lesson } from '@socketlab/lessons';
import type { HostName } from '@socketlab/protocol';
import type { GivenFile } from '../state/workFile.ts';

/** The files of a lesson as they are worked on. The answer of a file is the first one that a task's hint has for its computer. */
export function stepFiles(lesson: Lesson): GivenFile[] {
  const hints = lesson.steps.flatMap((step) => step.tasks.map((task) => task.hint?.answer));
  return (['client', 'server'] as const satisfies HostName[]).map((host) => {
    const { name, source } = lesson.programs[host];
    const answer = hints.find((one) => one?.host === host);
    return { host, name, key: name, source, answer: answer ? (lesson.files[answer.program] ?? null) : null };
  });
}
