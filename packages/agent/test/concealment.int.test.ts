import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from './runProgram.ts';
import { programsAsText } from './runSource.ts';

const { agent, folder, run } = programsAsText();

test('[AG2] does nothing at all where it is told of no place to report to', async () => {
  const source =
    "console.log(String(require('net').connect === require('net').createConnection), Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace').get);";
  const file = join(folder, 'idle.js');
  writeFileSync(file, source);
  const run = await runProgram(agent, file, 'importIdle', { cwd: folder, node: process.execPath });
  expect(run.reports).toEqual([]);
});

test('[AG1] hides itself from a program that looks: variables, options, cache, also NODE_OPTIONS and children', async () => {
  const look = `const { execFileSync } = require('child_process');
console.log(process.execArgv, Object.keys(process.env).filter((k) => /SOCKETLAB/.test(k)), process.env.NODE_OPTIONS, Object.keys(require.cache).length, Object.keys(require('module')._pathCache).length);
if (!process.argv[2]) console.log(String(execFileSync(process.execPath, [__filename, 'child'])));
`;
  const { stdout } = await run(look);
  expect(stdout).toBe('[] [] undefined 1 1\n[] [] undefined 1 1\n\n');
  const file = join(folder, 'program.js');
  const options = `--require "${agent.cjs}" --max-http-header-size=9000`;
  const env = { NODE_OPTIONS: options, SOCKETLAB_AGENT_LOG: join(folder, 'x.log') };
  expect((await runProgram(agent, file, 'bare', { cwd: folder, env, args: ['child'] })).stdout).toBe(
    '[] [] --max-http-header-size=9000 1 1\n',
  );
});

test('[AG14] reports nothing of worker threads and child processes', async () => {
  const { reports, stdout } = await run(`const { Worker, isMainThread } = require('worker_threads');
const net = require('net');
if (isMainThread && !process.argv[2]) {
  new Worker(__filename).on('exit', () => require('child_process').fork(__filename, ['child'], { silent: true }));
} else new net.Socket().setNoDelay();
`);
  expect(stdout).toBe('');
  expect(reports.map(({ kind }) => kind)).toEqual(['start', 'exiting']);
});
