import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hasRoom, report, startReporting } from './reporter.ts';

const folder = mkdtempSync(join(tmpdir(), 'socketlab-reporter-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('[AG12] counts what a flood leaves out, and leaves out nothing that must be kept', async () => {
  const file = join(folder, 'flood.jsonl');
  startReporting({ file });
  let asked = 0;
  // Nothing else happens here, so what is beyond the free ones soon takes more than its share of the time.
  for (; hasRoom() && asked < 2_000_000; asked++) report('"kind":"call"');
  expect(asked).toBeLessThan(2_000_000);
  for (let more = 0; more < 10; more++) report('"kind":"call"');
  report('"kind":"exiting"', true);
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; at: number; count?: number });
  const skipped = lines.filter(({ kind }) => kind === 'skipped').reduce((sum, { count = 0 }) => sum + count, 0);
  expect(lines.filter(({ kind }) => kind === 'call').length + skipped).toBe(asked + 11);
  expect(skipped).toBeGreaterThan(0);
  expect(lines.at(-1)?.kind).toBe('exiting');
  expect(lines.every(({ at }, index) => index === 0 || at >= (lines[index - 1]?.at ?? 0))).toBe(true);
});

test('[AG12] writes the reports of a busy turn when the turn ends, in their order', async () => {
  const file = join(folder, 'busy.jsonl');
  startReporting({ file });
  const count = () => readFileSync(file, 'utf8').split('\n').length - 1;
  const before = count();
  for (let index = 0; index < 5; index++) report(`"kind":"event","index":${index}`, true);
  expect(count() - before).toBe(5);
  await null;
  expect(
    readFileSync(file, 'utf8')
      .match(/"index":\d/g)
      ?.slice(-5)
      .join(),
  ).toBe('"index":0,"index":1,"index":2,"index":3,"index":4');
});
