import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeProblem } from './requireWritable.mjs';

test('[ST16] what can be written is no problem, also where it is still to be made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(writeProblem([folder, join(folder, 'dist/server.mjs')])).toBeNull();
});

// Not even root may write into /proc.
test.skipIf(process.platform !== 'linux')('[ST16] what belongs to others is named, with what helps', () => {
  const problem = writeProblem([tmpdir(), '/proc/self/no/such']);
  expect(problem).toMatch(/^\/proc\/self에 쓸 권한이 없습니다\..*주인/);
});
