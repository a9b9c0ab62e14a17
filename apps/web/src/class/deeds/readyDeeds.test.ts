import type { Deed, DeedView } from '@socketlab/protocol/class';
import { deedSchema } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { groupDeeds, lineWords } from './groupDeeds.ts';
import { hostDeedGroups, wireModes } from './hostDeeds.ts';
import { noWayBack } from './noWayBack.ts';
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
  const examples: readonly Deed[] = [
    ...wireDeeds({ kind: 'cut' }, 'upstream'),
    ...wireDeeds({ kind: 'reset' }, 'upstream'),
    { kind: 'fault', command: { kind: 'power', host: 'server', on: false } },
    { kind: 'signal', host: 'server', signal: 'SIGKILL' },
    { kind: 'socket', host: 'client', action: { kind: 'write', text: 'a' } },
    { kind: 'socket', host: 'client', action: { kind: 'end' } },
    { kind: 'program', host: 'server', action: { kind: 'closeIdle', idleMs: 500 } },
    { kind: 'program', host: 'server', action: { kind: 'block', ms: 500 } },
  ];

  test('[CL50] what has no way back says why', () => {
    for (const deed of examples) expect(noWayBack(deed)).toMatch(/니다\.$/);
    expect(new Set(examples.map(noWayBack)).size).toBe(7);
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
    expect(lineWords(lines[0]!)).toBe('양쪽 회선 끊기');
    expect(lineWords(lines[1]!)).toBe('서버로 가는 회선 끊기');
    expect(groupDeeds([view(2, down, { state: 'undone' }), view(1, up)])).toHaveLength(2);
    expect(groupDeeds([view(2, down, { target: { to: 'stage' } }), view(1, up)])).toHaveLength(2);
  });
});

test('[CL50] all that can be done to computers, programs and sockets is what the class takes, with its form as it stands', () => {
  for (const { deeds } of hostDeedGroups)
    for (const { deed, value, text } of deeds) {
      const made = deed('client2', value?.initial ?? 0);
      expect(deedSchema.parse(made)).toEqual(made);
      expect(text).toMatch(/니다\.$/);
    }
  for (const { deed } of wireModes) expect(deedSchema.parse(deed)).toEqual(deed);
});
