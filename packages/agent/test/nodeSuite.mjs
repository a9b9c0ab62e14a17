// Runs Node's own tests of `net` and `dgram` with and without the agent, and compares how they end: the measure of its invisibility by a suite
// that knows nothing of it. The tests are not part of this repository: they need a checkout of Node's sources (the folder with test/parallel in it).
//
//   node packages/agent/build.mjs
//   node packages/agent/test/nodeSuite.mjs --sources=<folder> [--match=<regular expression>] [--node=<file>]
//
// Where the sources are older than the Node that runs them, NODE_TEST_KNOWN_GLOBALS=0 lets the tests overlook its new globals.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    sources: { type: 'string' },
    match: { type: 'string', default: '^test-(net|dgram)-' },
    node: { type: 'string', default: process.execPath },
  },
});
if (!values.sources) throw new Error('--sources=<folder of a checkout of Node> is needed');

const agent = fileURLToPath(new URL('../dist/agent.cjs', import.meta.url));
const folder = join(values.sources, 'test/parallel');
const longestMs = 60_000;
/** Some tests race by themselves: one that ends differently is asked again. */
const tries = 3;

/** How a test ends: its exit code or signal, or that it does not; and the first line of its error. */
async function endOf(file, observed) {
  const flags = /^\/\/ Flags:(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.trim().split(/\s+/) ?? [];
  const preload = observed ? ['--require', agent] : [];
  const own = observed ? { SOCKETLAB_AGENT_OUT: '3', SOCKETLAB_AGENT_IN: '4' } : {};
  const child = spawn(values.node, [...preload, ...flags, file], {
    cwd: folder,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'ignore', 'pipe', ...(observed ? ['pipe', 'pipe'] : [])],
  });
  let stderr = '';
  let reports = 0;
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr = (stderr + part).slice(0, 20_000);
  });
  child.stdio[3]?.on('data', (part) => {
    reports += part.length;
  });
  child.stdio[4]?.on('error', () => {});
  const limit = setTimeout(() => child.kill('SIGKILL'), longestMs);
  const [code, signal] = await new Promise((done) => child.on('close', (...how) => done(how)));
  clearTimeout(limit);
  const error = /^\S*(?:Error|Mismatched).*$/m.exec(stderr)?.[0] ?? '';
  return { how: signal ?? String(code), error, stderr, reports };
}

const files = readdirSync(folder).filter((file) => new RegExp(values.match).test(file));
const differing = [];
let failing = 0;
let reported = 0;
for (const file of files) {
  const path = join(folder, file);
  let bare = await endOf(path, false);
  let observed = await endOf(path, true);
  for (let tried = 1; tried < tries && bare.how !== observed.how; tried++) {
    bare = await endOf(path, false);
    observed = await endOf(path, true);
  }
  if (observed.reports > 0) reported++;
  if (bare.how !== observed.how) {
    differing.push(file);
    console.log(`DIFFERENT ${file}: ${bare.how} without, ${observed.how} with the agent\n${observed.stderr}`);
  } else if (bare.how !== '0') {
    failing++;
    console.log(`ends alike, but not with 0: ${file}: ${bare.how} ${bare.error}`);
  }
}
console.log(
  `${files.length} files: ${files.length - differing.length} end alike (${failing} of them not with 0), ` +
    `${differing.length} differ; the agent reported from ${reported}`,
);
process.exitCode = differing.length > 0 || files.length === 0 ? 1 : 0;
