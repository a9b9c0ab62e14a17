import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { removeFromNodeOptions, removePreloads } from './concealment.ts';

const folder = mkdtempSync(join(tmpdir(), 'socketlab concealment-'));
const own = join(folder, 'agent.cjs');
const link = join(folder, 'link.cjs');
writeFileSync(own, '');
symlinkSync(own, link);
writeFileSync(join(folder, 'other.cjs'), '');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  delete process.env.NODE_OPTIONS;
});

test.each([
  [['--require', own], []],
  [['-r', link, '--inspect'], ['--inspect']],
  [
    [`--require=${own}`, '--require', join(folder, 'other.cjs')],
    ['--require', join(folder, 'other.cjs')],
  ],
  [
    ['--import', pathToFileURL(own).href, '--import', 'x'],
    ['--import', 'x'],
  ],
  [[`--import=${pathToFileURL(link).href}`], []],
  [
    ['--require', 'agent.cjs'],
    ['--require', 'agent.cjs'],
  ],
  [['--require'], ['--require']],
])('[AG1] takes only its own options: %j', (options, left) => {
  removePreloads(options, [own]);
  expect(options).toEqual(left);
});

test.each([
  [`--require "${own}"`, undefined],
  [`--max-http-header-size=9 --require "${own}"  --title="a b"`, '--max-http-header-size=9 --title="a b"'],
  ['--title=x', '--title=x'],
])('[AG1] takes only its own options out of NODE_OPTIONS: %s', (options, left) => {
  process.env.NODE_OPTIONS = options;
  removeFromNodeOptions([own]);
  expect(process.env.NODE_OPTIONS).toBe(left);
});
