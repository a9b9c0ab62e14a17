import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from './paths.mjs';
import { readReport } from './testReports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(report: unknown) {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return readReport(path);
}

describe('readReport', () => {
  test("Vitest's failures are named by file and test, without colours, and cut to what is first", () => {
    const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const outcome = read({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: join(root, 'packages/wire/test/a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'a holds', status: 'passed', failureMessages: [] },
            {
              fullName: 'b breaks',
              status: 'failed',
              failureMessages: [`\u001b[31mAssertionError\u001b[39m\n    at run (/x/node_modules/y.js:1:1)\n${long}`],
            },
          ],
        },
      ],
    });
    expect(outcome).toMatchObject({ passed: 1, failed: 1 });
    expect(outcome?.failures.map(({ where }) => where)).toEqual(['packages/wire/test/a.test.ts › b breaks']);
    const said = outcome?.failures[0]?.message.split('\n') ?? [];
    expect(said.slice(0, 2)).toEqual(['AssertionError', 'line 0']);
    expect(said).toHaveLength(12);
  });

  test('a file that does not load is named with its reason', () => {
    const file = { name: join(root, 'a.test.ts'), status: 'failed', message: 'SyntaxError: x', assertionResults: [] };
    expect(read({ numPassedTests: 0, numFailedTests: 0, testResults: [file] })?.failures).toEqual([
      { where: 'a.test.ts', message: 'SyntaxError: x' },
    ]);
  });

  test('what ran into its limit says so', () => {
    const late = {
      fullName: 'c',
      status: 'failed',
      failureMessages: ['Error: STACK_TRACE_ERROR\n    at /x/a.test.ts:1:1'],
    };
    const file = { name: join(root, 'a.test.ts'), status: 'failed', message: '', assertionResults: [late] };
    const message = read({ numPassedTests: 0, numFailedTests: 1, testResults: [file] })?.failures[0]?.message;
    expect(message).toMatch(/^Error: it took longer than its limit allows\n.*a\.test\.ts:1:1$/);
  });

  test("Playwright's failures are found at any depth, with project and place", () => {
    const spec = (ok: boolean, title: string) => ({
      ok,
      title,
      file: 'fork.spec.ts',
      line: 7,
      tests: [
        {
          projectName: 'virtual',
          status: ok ? 'expected' : 'unexpected',
          results: [{ errors: ok ? [] : [{ message: 'Timed out' }] }],
        },
      ],
    });
    const outcome = read({
      stats: { expected: 1, unexpected: 1, flaky: 0 },
      errors: [],
      suites: [{ specs: [spec(true, 'holds')], suites: [{ specs: [spec(false, 'breaks')] }] }],
    });
    expect(outcome).toEqual({
      passed: 1,
      failed: 1,
      failures: [{ where: '[virtual] fork.spec.ts:7 › breaks', message: 'Timed out' }],
    });
  });

  test('a run without a report is none', () => {
    expect(readReport(join(folder, 'missing.json'))).toBeNull();
  });
});
