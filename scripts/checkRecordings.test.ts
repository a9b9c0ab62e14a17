import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkRecordings } from './record/checkRecordings.ts';

const lessons = fileURLToPath(new URL('../packages/lessons', import.meta.url));
const lesson = 'tcp-server-client';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  cpSync(join(lessons, 'lessons', lesson), join(folder, 'lessons', lesson), { recursive: true });
  const part = { id: 'one', title: '하나', summary: '하나입니다.', lessons: [lesson] };
  writeFileSync(join(folder, 'lessons/course.json'), JSON.stringify({ title: '강의', parts: [part] }));
  mkdirSync(join(folder, 'recordings'));
  for (const step of ['two-programs', 'listen', 'connect', 'data', 'write', 'close', 'edit'])
    copyFileSync(recording(join(lessons, 'recordings'), step), recording(join(folder, 'recordings'), step));
});
afterEach(() => rmSync(folder, { recursive: true }));

const recording = (where: string, step: string) => join(where, `${lesson}.${step}.socketlab`);
const found = async () =>
  (await checkRecordings(join(folder, 'lessons'), join(folder, 'recordings'))).map(
    ({ name, text }) => `${name}: ${text}`,
  );

function change(file: string, before: string | RegExp, after: string): void {
  const path = join(folder, 'lessons', lesson, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(before, after);
  if (changed === text) throw new Error(`${file} has no ${before}`);
  writeFileSync(path, changed);
}

describe('[SS7] the check of the recorded runs', () => {
  test('finds nothing in a folder that is right, nor in the course', async () => {
    expect(await found()).toEqual([]);
    expect(await checkRecordings(join(lessons, 'lessons'), join(lessons, 'recordings'))).toEqual([]);
  });

  test('names a run that is missing, one that is cut off, and one of a step that is gone', async () => {
    rmSync(recording(join(folder, 'recordings'), 'listen'));
    const cut = recording(join(folder, 'recordings'), 'data');
    writeFileSync(cut, readFileSync(cut).subarray(0, 900));
    copyFileSync(recording(join(folder, 'recordings'), 'edit'), recording(join(folder, 'recordings'), 'gone'));
    const faults = await found();
    expect(faults).toHaveLength(3);
    expect(faults).toContain(`${lesson}.listen: 기록이 없습니다.`);
    expect(faults.some((fault) => fault.startsWith(`${lesson}.data: 파일`))).toBe(true);
    expect(faults).toContain(`${lesson}.gone: 이런 단계가 없습니다. 파일을 지웁니다.`);
  });

  test('names every run whose program has changed since, if only by a space', async () => {
    change('programs/client.js', 'net.connect', ' net.connect');
    const faults = await found();
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map((fault) => fault.split(': ')[1]))).toEqual(
      new Set(['강의의 프로그램과 다른 코드로 만든 기록입니다.']),
    );
  });

  test('names a run that was made on another wire', async () => {
    const title = '"title": "고쳐서 다시 실행하기",';
    change('lesson.json', title, `${title} "setup": { "delayMs": 0 },`);
    expect(await found()).toEqual([`${lesson}.edit: 단계의 설정과 다르게 만든 기록입니다.`]);
  });

  test('names a run that does not show what the step predicts', async () => {
    change('lesson.json', '"answer": "client"', '"answer": "server"');
    expect(await found()).toEqual([`${lesson}.connect: 이 기록은 단계의 예측에 답하지 않습니다.`]);
  });
});
