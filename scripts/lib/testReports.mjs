// What Vitest's and Playwright's JSON reports say of a run: how many passed, and what failed with which words.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';

/** Lines of one failure that are said again at the end; the whole of it stands where the test ran. */
const MOST_LINES = 12;

/**
 * @typedef {{ where: string, message: string }} Failure
 * @typedef {{ passed: number, failed: number, failures: Failure[] }} Outcome
 */

/**
 * Without the frames of the test runner, which are the same in every failure. Of a test or hook that ran into its limit
 * Vitest's JSON keeps only the placeholder it makes the stack with.
 * @param {string} text
 */
const firstLines = (text) =>
  stripVTControlCharacters(text)
    .trim()
    .replace(/^Error: STACK_TRACE_ERROR$/m, 'Error: it took longer than its limit allows')
    .split('\n')
    .filter((line) => !/^\s*at .*(?:node_modules|new Promise)/.test(line))
    .slice(0, MOST_LINES)
    .join('\n');

/** @param {any} report Vitest's `json` reporter @returns {Failure[]} */
function failuresOfVitest(report) {
  return report.testResults.flatMap((/** @type {any} */ file) => {
    const name = relative(root, file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    // A file that does not load has no test that failed.
    if (failed.length === 0 && file.status === 'failed') return [{ where: name, message: firstLines(file.message) }];
    return failed.map((/** @type {any} */ test) => ({
      where: `${name} › ${test.fullName}`,
      message: firstLines(test.failureMessages.join('\n')),
    }));
  });
}

/** @param {any} suite Playwright's `json` reporter, the report itself or a suite in it @returns {Failure[]} */
function failuresOfPlaywright(suite) {
  const own = (suite.specs ?? [])
    .filter((/** @type {any} */ spec) => !spec.ok)
    .flatMap((/** @type {any} */ spec) =>
      spec.tests
        .filter((/** @type {any} */ test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((/** @type {any} */ test) => ({
          where: `[${test.projectName}] ${spec.file}:${spec.line} › ${spec.title}`,
          message: firstLines(
            test.results
              .flatMap((/** @type {any} */ result) => result.errors)
              .map((/** @type {any} */ error) => error.message ?? '')
              .join('\n'),
          ),
        })),
    );
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfPlaywright)];
}

/**
 * Reads one JSON report, of Vitest or of Playwright.
 * @param {string} path
 * @returns {Outcome | null} null where the run wrote no report, or one that cannot be read.
 */
export function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    if (report.stats) {
      const { expected, unexpected, flaky } = report.stats;
      const errors = report.errors.map((/** @type {any} */ error) => ({
        where: 'playwright',
        message: firstLines(error.message ?? ''),
      }));
      return {
        passed: expected,
        failed: unexpected + flaky,
        failures: [...errors, ...failuresOfPlaywright(report)],
      };
    }
    return { passed: report.numPassedTests, failed: report.numFailedTests, failures: failuresOfVitest(report) };
  } catch {
    return null;
  }
}
