// Everything that must hold, from a fresh clone: set up, check, unit, integration, end to end. Ends with what failed and one line of totals.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './lib/buildTargets.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';
import { runNodeQuietly } from './lib/runCommand.mjs';
import { ensureSystemNeeds, findBrowser } from './lib/systemNeeds.mjs';
import { tasks } from './lib/tasks.mjs';
import { readReport } from './lib/testReports.mjs';

const results = join(root, 'test-results');

requireNode();
const begun = Date.now();
await ensureDependencies();
rmSync(results, { recursive: true, force: true });
const missing = await ensureSystemNeeds();
await buildStale();

const browser = findBrowser();
if (browser) process.env.SOCKETLAB_CHROMIUM = browser;

const totals = { passed: 0, failed: missing.length };
const summary = missing.map((what) => `${what}: 없음`);
/** @type {import('./lib/testReports.mjs').Failure[]} */
const failures = [];

/** @param {string} name @param {number} code @param {number} started */
function note(name, code, started) {
  const found = readReport(join(results, `${name}.json`)) ?? { passed: 0, failed: 0, failures: [] };
  totals.passed += found.passed;
  failures.push(...found.failures);
  // A run that failed without a failed test (a file that does not load, a worker that died) has failed all the same.
  totals.failed += code !== 0 && found.failed === 0 ? 1 : found.failed;
  summary.push(`${name}: ${code === 0 ? '통과' : '실패'}, ${((Date.now() - started) / 1000).toFixed(0)}초`);
}

/** Neither waits for anything but the other's core, so they run at the same time; what the first says is said in its turn. */
const checking = { started: Date.now(), done: runNodeQuietly('scripts/run.mjs', ['check']) };
for (const name of ['unit', 'integration', 'e2e']) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  note(name, await tasks[name]([]), started);
  if (name !== 'unit') continue;
  const { code, said } = await checking.done;
  console.log(`\n── check\n${said}`);
  note('check', code, checking.started);
}

// Said again here: between a failure and the end of a whole run stand hundreds of lines.
for (const { where, message } of failures) console.log(`\n✗ ${where}\n${message.replaceAll(/^/gm, '  ')}`);
console.log(`\n${summary.join('\n')}\n모두 ${((Date.now() - begun) / 1000).toFixed(0)}초\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;
