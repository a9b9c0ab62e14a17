import type { Deed } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { deedDone, deedNoteWords, deedWords } from './deedWords.ts';

const cut = (on: boolean): Deed => ({
  kind: 'fault',
  command: { kind: 'wireFault', direction: 'upstream', fault: { kind: 'cut' }, on },
});

test.each<[Deed, string, string]>([
  [cut(true), '서버로 가는 회선 끊기', '서버로 가는 회선을 끊었습니다.'],
  [cut(false), '서버로 가는 회선 잇기', '서버로 가는 회선을 다시 이었습니다.'],
  [
    {
      kind: 'fault',
      command: { kind: 'wireFault', direction: 'downstream', fault: { kind: 'loss', percent: 30 }, on: true },
    },
    '클라이언트로 가는 회선에 손실 30%',
    '클라이언트로 가는 회선에 장애를 걸었습니다. 손실 30%.',
  ],
  [
    { kind: 'fault', command: { kind: 'power', host: 'server', on: false } },
    '서버 전원 끄기',
    '서버의 전원을 껐습니다.',
  ],
  [
    { kind: 'socket', host: 'client', action: { kind: 'resetAndDestroy' } },
    '클라이언트 소켓 RST로 끊기',
    '클라이언트의 소켓을 RST로 끊었습니다.',
  ],
  [{ kind: 'signal', host: 'server', signal: 'SIGSTOP' }, '서버 프로그램 멈추기', '서버 프로그램을 멈추었습니다.'],
  [
    { kind: 'program', host: 'server', action: { kind: 'block', ms: 5000 } },
    '서버 프로그램 5초 막기',
    '서버 프로그램의 이벤트 루프를 5초 동안 막았습니다.',
  ],
])('[CL73] %j is called %s', (deed, noun, done) => {
  expect(deedWords(deed)).toBe(noun);
  expect(deedDone(deed)).toBe(done);
});

test('[CL73] a student is told who did what and where, and what was taken back', () => {
  const note = { deed: cut(true), by: '김 강사', on: 'mine', undone: false } as const;
  expect(deedNoteWords(note)).toBe('김 강사님이 서버로 가는 회선을 끊었습니다.');
  expect(deedNoteWords({ ...note, on: 'stage' })).toBe('김 강사님이 무대에서 서버로 가는 회선을 끊었습니다.');
  expect(deedNoteWords({ ...note, undone: true })).toBe('김 강사님이 한 일을 되돌렸습니다. 서버로 가는 회선 끊기.');
});
