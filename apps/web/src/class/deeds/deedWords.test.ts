import type { Deed, DeedView } from '@socketlab/protocol/class';
import { deedSchema } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { deedWords, noWayBack } from './deedWords.ts';
import { groupDeeds } from './groupDeeds.ts';
import { readyDeeds, wireDeeds } from './readyDeeds.ts';

const view = (id: number, deed: Deed, rest: Partial<DeedView> = {}): DeedView => ({
  id,
  deed,
  target: { to: 'all' },
  targetName: null,
  atMs: 1000,
  state: 'done',
  reached: 3,
  missed: 0,
  undoable: true,
  ...rest,
});

describe('deeds', () => {
  const examples: readonly (readonly [Deed, string])[] = [
    [wireDeeds({ kind: 'cut' }, 'upstream')[0]!, '회선 끊기 →'],
    [wireDeeds({ kind: 'loss', percent: 30 }, 'downstream')[0]!, '손실 30% ←'],
    [wireDeeds({ kind: 'loss', percent: 30 }, 'downstream', false)[0]!, '손실 끄기 ←'],
    [wireDeeds({ kind: 'reset' }, 'upstream')[0]!, 'RST 끼워 넣기'],
    [{ kind: 'fault', command: { kind: 'stepMode', on: true } }, '한 패킷씩 켜기'],
    [{ kind: 'fault', command: { kind: 'power', host: 'server', on: false } }, '서버 전원 끄기'],
    [{ kind: 'signal', host: 'server', signal: 'SIGSTOP' }, '서버 얼리기'],
    [{ kind: 'socket', host: 'client', action: { kind: 'pause' } }, '클라이언트 소켓 pause()'],
    [{ kind: 'socket', host: 'client2', action: { kind: 'setTimeout', ms: 5000 } }, '클라이언트 2 소켓 setTimeout(5000)'],
    [{ kind: 'program', host: 'server', action: { kind: 'closeIdle', idleMs: 500 } }, '서버 쉬는 소켓 닫기 0.5초'],
  ];

  test.each(examples)('[CL50] %j is said as %s', (deed, words) => {
    expect(deedSchema.safeParse(deed).success).toBe(true);
    expect(deedWords(deed)).toBe(words);
    expect(noWayBack(deed)).toMatch(/니다\.$/);
  });

  test('[CL50] every ready-made deed is one that the class takes', () => {
    for (const { deeds, text } of readyDeeds) {
      expect(text).toMatch(/니다\.$/);
      for (const deed of deeds) expect(deedSchema.parse(deed)).toEqual(deed);
    }
  });

  test('[CL51] both directions of one fault are one line; what differs in anything is a line of its own', () => {
    const [up, down] = wireDeeds({ kind: 'cut' }, 'both') as [Deed, Deed];
    const lines = groupDeeds([view(4, down, { atMs: 1010 }), view(3, up), view(2, up, { atMs: 9000 }), view(1, down)]);
    expect(lines.map(({ deeds }) => deeds.map(({ id }) => id))).toEqual([[4, 3], [2], [1]]);
    expect(deedWords(up, lines[0]!.way!)).toBe('회선 끊기 ↔');
    expect(groupDeeds([view(2, down, { state: 'undone' }), view(1, up)])).toHaveLength(2);
    expect(groupDeeds([view(2, down, { target: { to: 'stage' } }), view(1, up)])).toHaveLength(2);
  });
});
