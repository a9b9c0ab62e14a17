import { expect, it } from 'vitest';
import { limits } from './limits.ts';
import { parseWork, type StudentWork, workFormat } from './studentWork.ts';

const work: StudentWork = {
  ...workFormat,
  files: { 'small/server.js': { host: 'server', name: 'server.js', mine: 'x', slot: 'mine', answerSeen: false } },
  experiments: {
    'lab-1': { name: '에코', hosts: ['client', 'server'], template: 'echo', notes: '', changedAt: 1 },
  },
  progress: { tasks: {}, predictions: {}, exercises: {} },
};

const someFile = work.files['small/server.js']!;
const crowd = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`small/+${index}`, someFile]));
const renamed = (id: string) => ({ ...work, experiments: { [id]: work.experiments['lab-1'] } });

it('[OC9] names of JavaScript’s own objects are names like others, and change no object', () => {
  const text = JSON.stringify(work).replace('"tasks":{', '"tasks":{"__proto__":{"done":true,"met":[]},"toString":{}');
  const read = parseWork(text);
  expect(read.ok && read.work.progress.tasks.done).toBeUndefined();
  expect(({} as Record<string, unknown>).done).toBeUndefined();
  const own = JSON.stringify({ ...work, files: {} }).replace(
    '"files":{',
    `"files":{"__proto__":${JSON.stringify(someFile)}`,
  );
  const foreign = parseWork(own);
  expect(foreign.ok && [Object.keys(foreign.work.files), foreign.work.files.mine]).toEqual([[], undefined]);
});

it('[OC9] what was exported can be imported', () => {
  expect(parseWork(JSON.stringify(work))).toEqual({ ok: true, work });
});

it.each([
  ['no JSON', '{', 'JSON 파일이 아닙니다'],
  ['not ours', '{"files":{}}', '소켓랩에서 내보낸 파일이 아닙니다'],
  ['of a newer version', JSON.stringify({ ...work, version: 2 }), '더 새로운 소켓랩'],
  ['too large', ' '.repeat(limits.workBytes + 1), '4 MB까지'],
  ['of a wrong form', JSON.stringify({ ...work, files: { 'small/server.js': { host: 'moon' } } }), 'small/server.js'],
  [
    'of a day that no calendar has',
    JSON.stringify({ ...work, experiments: { 'lab-1': { ...work.experiments['lab-1'], changedAt: 1e300 } } }),
    'changedAt',
  ],
  ['with an experiment by the name of a lesson', JSON.stringify(renamed('tcp-server-client')), 'tcp-server-client'],
  ['with a file that has no number', JSON.stringify({ ...work, files: { 'small/+x': someFile } }), 'small/+x'],
  ['with thousands of files in one place', JSON.stringify({ ...work, files: crowd }), 'small에 더한 파일이'],
  ['with a path for a key', JSON.stringify({ ...work, files: { '../../x': work.files['small/server.js'] } }), '형식에'],
])('[OC9] a file that is %s is refused with the reason', (_, text, reason) => {
  expect(parseWork(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
