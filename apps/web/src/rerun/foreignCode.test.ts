import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { welcome } from '../state/testWelcome.ts';
import { askToRun, isForeign, textsThatRan } from './foreignCode.ts';

const { capabilities } = welcome;
const no = { available: false, detail: '' };

const spawn = (seq: number, file: string, source: string): LabEvent => ({
  ...{ seq, at: seq, lane: 'program', host: 'server', program: `p${seq}` },
  kind: 'spawn',
  file,
  source,
});

test('[FK7] every text that ran is known, not only what ran last under a name', () => {
  const events = [spawn(0, 'server.js', 'evil'), spawn(1, 'server.js', 'fine'), spawn(2, 'server.js', 'evil')];
  expect(textsThatRan(events, 2).map(({ source }) => source)).toEqual(['evil', 'fine']);
  expect(textsThatRan(events, 3)).toHaveLength(2);
  expect(textsThatRan(events, 0)).toEqual([]);
});

test('[FK7] what came from somewhere else may be a stranger’s', () => {
  expect((['file', 'server', 'lesson', 'memory'] as const).filter((from) => isForeign({ from }))).toEqual([
    'file',
    'server',
  ]);
});

test('[FK7] before it runs it is said how much of it, what of it can’t be seen, and where it runs', () => {
  const texts = textsThatRan([spawn(0, 'server.js', 'evil'), spawn(1, 'server.js', 'fine')], 2);
  const { text } = askToRun(texts, capabilities);
  expect(text).toContain('프로그램 1개');
  expect(text).toContain('보이지 않는 앞선 코드 1개');
  expect(text).toContain('같은 샌드박스');
  expect(askToRun(texts.slice(1), capabilities).text).not.toContain('앞선 코드');
  expect(askToRun(texts, { ...capabilities, virtualHosts: no }).text).toContain('네트워크에는 닿습니다');
  expect(askToRun(texts, { ...capabilities, sandbox: no }).text).toContain('샌드박스가 없어');
});
