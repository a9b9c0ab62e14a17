import { expect, test } from 'vitest';
import { at, calls, only, programsAsText } from './runSource.ts';

const { run } = programsAsText();

test.each([
  ["require('net').createServer().listen(0, () => {\n  JSON.parse('{');\n});", 'SyntaxError', '2:8', 1],
  ['const x = null;\nx.y;', 'TypeError', '2:3', 1],
  ["async function f() {\n  throw new RangeError('later');\n}\nf();", 'RangeError', '2:9', 1],
  ['let a = 1;\nlet b = = 2;', 'SyntaxError', '2:9', 1],
])('[AG9] reports an uncaught error with its line: %#', async (source, name, place, code) => {
  const { reports, code: exitCode } = await run(source);
  const [uncaught] = only(reports, 'uncaught');
  expect([uncaught?.name, at(uncaught?.site ?? null)]).toEqual([name, place]);
  expect(uncaught?.stack).not.toContain('agent.cjs');
  expect([exitCode, only(reports, 'exiting').at(-1)?.code, reports.at(-1)?.kind]).toEqual([code, code, 'exiting']);
});

test('[AG9] reports an error code, and no uncaught error where the program handles it', async () => {
  const refused = await run("require('net').connect(1, '127.0.0.1');");
  expect(only(refused.reports, 'uncaught')[0]).toMatchObject({ name: 'Error', code: 'ECONNREFUSED' });
  const handled = await run("process.on('uncaughtException', () => {}); throw new Error('x');");
  expect(only(handled.reports, 'uncaught')).toEqual([]);
});

test('[AG9] tells the last code, also one that a handler of exit chooses', async () => {
  const { reports } = await run("process.on('exit', () => { process.exitCode = 9; }); process.exit(3);");
  expect(only(reports, 'exiting').map(({ code }) => code)).toEqual([3, 9]);
});

test('[AG9] loses nothing that was said before process.exit in a handler, or by an endless loop', async () => {
  const exits = await run(`const net = require('net');
net.createServer().listen(0, () => { new net.Socket().setNoDelay(); process.exit(); });`);
  expect(calls(exits.reports).at(-1)).toBe('setNoDelay 2:55');
  const loops = await run("new (require('net').Socket)().cork(); for (;;);", {
    onReport: (report, { child }) => report.kind === 'call' && report.method === 'cork' && child.kill('SIGKILL'),
  });
  expect(loops.signal).toBe('SIGKILL');
});
