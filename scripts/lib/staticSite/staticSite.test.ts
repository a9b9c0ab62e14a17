import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { helmetOptions } from '../../../apps/server/src/guard/helmetOptions.ts';
import { parseSiteArguments } from './siteArguments.mjs';
import { sitePage } from './sitePage.mjs';
import { writeSite } from './writeSite.mjs';

const index = readFileSync(new URL('../../../apps/web/index.html', import.meta.url), 'utf8').replaceAll('"/', '"./');
const course = {
  title: '강의',
  lessons: [{ id: 'one', title: '하나', steps: [{ id: 'first', title: '처음 "걸음"' }] }],
};
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(folder, 'built/assets'), { recursive: true });
  writeFileSync(join(folder, 'built/index.html'), index);
  writeFileSync(join(folder, 'built/assets/a.js'), '1');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (out: string, base = '/') =>
  writeSite(join(folder, 'built'), { base, out: join(folder, out), source: null }, course, [
    { name: 'closing', title: '닫기' },
  ]);

test('[SS1] every place has a file, which asks for its parts where the site stands', () => {
  expect(write('out', '/study/')).toMatchObject({ files: 15 });
  for (const place of [
    '',
    'glossary',
    'compare',
    'compare/closing',
    'recording',
    'lab',
    'join',
    'class',
    'lessons/one',
    'lessons/one/print',
  ]) {
    const page = readFileSync(join(folder, 'out', place, 'index.html'), 'utf8');
    expect(page, place).toContain('data-base="/study"');
    expect(page.match(/(?:src|href)="(?!\/study\/)/g), place).toBeNull();
  }
  const step = readFileSync(join(folder, 'out/lessons/one/first/index.html'), 'utf8');
  expect(step).toContain('<title>처음 &quot;걸음&quot; · 하나 · 소켓랩</title>');
  expect(existsSync(join(folder, 'out/404.html'))).toBe(true);
  expect(existsSync(join(folder, 'out/assets/a.js'))).toBe(true);
});

test('[SS2] a page of the site has the policy of the server, but for what only a header can say', () => {
  const page = sitePage(index, { title: '처음', base: '/', source: null });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.split('; ');
  const ofServer = Object.entries(helmetOptions.contentSecurityPolicy.directives)
    .filter(([name]) => name !== 'frameAncestors')
    .map(([name, values]) => [name.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`), ...values].join(' '));
  expect(policy).toEqual(ofServer);
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
});

test('[SS10] a folder that holds something else is left alone; one that was written before is written anew', () => {
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine/letter.txt'), 'dear');
  expect(write('mine')).toMatchObject({ problem: expect.stringContaining('그대로 두었습니다') });
  expect(readFileSync(join(folder, 'mine/letter.txt'), 'utf8')).toBe('dear');
  expect(write('mine/letter.txt')).toMatchObject({ problem: expect.stringContaining('폴더가 아니어서') });
  expect(readFileSync(join(folder, 'mine/letter.txt'), 'utf8')).toBe('dear');
  write('out');
  writeFileSync(join(folder, 'out/assets/old.js'), '');
  expect(write('out')).toMatchObject({ files: 15 });
  expect(existsSync(join(folder, 'out/assets/old.js'))).toBe(false);
});

test('[SS10] the base is a path however its slashes are written, and what makes no site is refused with a sentence', () => {
  const settings = { base: '/study/', out: '/root/dist/static', source: null };
  for (const base of ['study', '/study', 'study/', '/study/'])
    expect(parseSiteArguments(['--base', base], '/root')).toEqual({ settings });
  expect(parseSiteArguments([], '/root')).toMatchObject({ settings: { base: '/' } });
  for (const args of [
    ['--base', 'a"b'],
    ['--base', '../x'],
    ['--source', 'javascript:alert(1)'],
    ['--bse', 'x'],
    ['x'],
  ])
    expect(parseSiteArguments(args, '/root'), args.join(' ')).toMatchObject({ problem: expect.stringMatching(/니다/) });
  expect(parseSiteArguments(['--bse', 'x'], '/root')).toEqual({ problem: '모르는 옵션이 있습니다: --bse' });
  expect(parseSiteArguments(['--out'], '/root')).toEqual({
    problem: '옵션의 값이 없거나 맞지 않습니다: --out <value>',
  });
  expect(parseSiteArguments(['/study/'], '/root')).toEqual({
    problem:
      '옵션이 아닌 값이 있습니다. 명령과 옵션 사이에 --를 넣습니다. (예: npm run build:static -- --base /study/) 받은 값: /study/',
  });
});
