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

it('[OC9] what was exported can be imported', () => {
  expect(parseWork(JSON.stringify(work))).toEqual({ ok: true, work });
});

it.each([
  ['no JSON', '{', 'JSON 파일이 아닙니다'],
  ['not ours', '{"files":{}}', '소켓랩에서 내보낸 파일이 아닙니다'],
  ['of a newer version', JSON.stringify({ ...work, version: 2 }), '더 새로운 소켓랩'],
  ['too large', ' '.repeat(limits.workBytes + 1), '4 MB까지'],
  ['of a wrong form', JSON.stringify({ ...work, files: { 'small/server.js': { host: 'moon' } } }), 'small/server.js'],
  ['with a path for a key', JSON.stringify({ ...work, files: { '../../x': work.files['small/server.js'] } }), '형식에'],
])('[OC9] a file that is %s is refused with the reason', (_, text, reason) => {
  expect(parseWork(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
