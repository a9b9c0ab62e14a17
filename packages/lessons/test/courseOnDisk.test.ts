import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { builtInSources, loadCourse } from '../src/node.ts';

const folder = fileURLToPath(new URL('../lessons', import.meta.url));
const course = await loadCourse(folder);

describe.each(course.lessons.map((lesson) => [lesson.id, lesson] as const))('lesson %s', (id, lesson) => {
  const textOf = (step: string) => readFile(`${folder}/${id}/steps/${step}.mdx`, 'utf8');

  it.each(Object.entries(lesson.files))('[LS9] %s is JavaScript in short lines', (file, source) => {
    expect(() => new Script(source, { filename: file })).not.toThrow();
    if (file.startsWith('probe-')) return;
    expect(source.split('\n').filter((line) => line.length > 48)).toEqual([]);
  });

  it('[LS9] an answer differs from what the student starts with', () => {
    for (const step of lesson.steps) {
      const starts = step.programs.map(({ source }) => source);
      for (const { hint } of step.tasks)
        if (hint?.answer) expect(starts).not.toContain(lesson.files[hint.answer.program]);
      if (step.exercise) expect(starts).not.toContain(lesson.files[step.exercise.solution]);
    }
  });

  it.each(lesson.steps.map((step) => [step.id, step] as const))('[LS10] %s places its parts once', async (_, step) => {
    const text = await textOf(step.id);
    expect(text.match(/<Tasks \/>/g)?.length ?? 0).toBe(step.tasks.length > 0 ? 1 : 0);
    expect(text.match(/<Predict>/g)?.length ?? 0).toBe(step.prediction ? 1 : 0);
    expect(text.match(/<Exercise \/>/g)?.length ?? 0).toBe(step.exercise ? 1 : 0);
  });

  it.each(lesson.steps.map((step) => step.id))('[GL2] %s is written in 합니다체', async (step) => {
    const prose = (await textOf(step))
      .replaceAll(/```[\s\S]*?```/g, '')
      .replaceAll(/^##.*$/gm, '')
      .replaceAll(/<[^>]+>/g, '');
    expect(prose).not.toMatch(/[!！]/);
    const blocks = prose.split(/\n+/).map((block) => block.replace(/^- /, '').trim());
    for (const block of blocks.filter(Boolean)) expect(block).toMatch(/(?:다|까|까요)\.$/);
  });

  it('[GL2] tasks and questions end as sentences of 합니다체', () => {
    for (const step of lesson.steps) {
      for (const task of step.tasks) expect(task.text).toMatch(/다$/);
      for (const task of step.tasks) if (task.hint) expect(task.hint.text).toMatch(/다\.$/);
      if (step.prediction) expect(step.prediction.question).toMatch(/까\?$/);
      for (const hint of step.exercise?.hints ?? []) expect(hint).toMatch(/다\.$/);
      for (const trial of step.exercise?.trials ?? []) {
        for (const check of trial.checks) expect(check.text).toMatch(/다$/);
        for (const check of trial.checks) expect(check.otherwise).toMatch(/다\.$/);
      }
    }
  });

  it('lets a server that runs only built-in programs know each of them', () => {
    const known = builtInSources(course, []);
    expect(Object.values(lesson.files).every((source) => known.has(source))).toBe(true);
    expect(known.has(`${lesson.steps[0]!.programs[0]!.source} `)).toBe(false);
  });
});
