import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from './runProgram.ts';
import { at, calls, only, programsAsText } from './runSource.ts';

const { agent, folder, run } = programsAsText();

test('[AG4] names the line and column of calls through forEach, apply, call and a bound method', async () => {
  const { reports } = await run(`const net = require('net');
const socket = new net.Socket();
['a', 'b'].forEach((name) => socket.on(name, () => {}));
socket.setNoDelay.apply(socket, [true]);
Reflect.apply(socket.setTimeout, socket, [0]);
const ref = socket.ref.bind(socket);
ref();
`);
  expect(calls(reports)).toEqual([
    'new net.Socket 2:16',
    'on 3:37',
    'on 3:37',
    'setNoDelay 4:19',
    'setTimeout 5:9',
    'ref 7:1',
  ]);
});

test('[AG4] names methods as the student wrote them', async () => {
  const { reports } = await run(`const { connect, Socket } = require('net');
const f = () => {};
const socket = new Socket();
socket.addListener('x', f).on('x', f).once('x', f).prependListener('x', f).removeListener('x', f).off('x', f);
connect(1, '127.0.0.1').on('error', f).removeAllListeners('lookup');
`);
  const methods = only(reports, 'call')
    .filter(({ via }) => !via)
    .map(({ method }) => method);
  const registrations = ['addListener', 'on', 'once', 'prependListener', 'removeListener', 'off'];
  expect(methods).toEqual(['new net.Socket', ...registrations, 'net.connect', 'on', 'removeAllListeners']);
});

test('[AG4] works in ES modules, with named imports, and names files beside the program', async () => {
  writeFileSync(join(folder, 'helper.mjs'), "export const greet = (socket) => socket.end('hi');\n");
  const { reports } = await run(
    `import { createServer, connect } from 'net';
import { greet } from './helper.mjs';
const server = createServer((socket) => greet(socket)).listen(0, '127.0.0.1', () => {
  connect(server.address().port, '127.0.0.1').resume().on('close', () => server.close());
});
`,
    { file: 'program.mjs' },
  );
  const end = only(reports, 'call').find(({ method, via }) => method === 'end' && !via);
  expect(end?.site).toEqual({ file: 'helper.mjs', line: 1, column: 41 });
  expect(calls(reports).slice(0, 2)).toEqual(['net.createServer 3:16', 'listen 3:56']);
});

test('[AG5] names the line where a handler is written, not where it is registered', async () => {
  const { reports } = await run(`const net = require('net');
const socket = new net.Socket();
function onData() {
}
const twin = () => {}, other = 1;
socket.on('data', onData);
socket.once('data', () => {});
socket.on('data', () => {}); socket.on('data', onData.bind(null));
socket.emit('data', 'x');
`);
  const [event] = only(reports, 'event');
  expect(event?.handlers.map(at)).toEqual(['3:1', '7:21', '8:19', '8:37']);
});

test('[AG5] reports events that reach nobody with an empty list, and leaves out Node’s own handlers', async () => {
  const { reports } = await run(`const net = require('net');
const socket = new net.Socket();
socket.emit('end'); socket.emit('timeout'); socket.emit('custom');
`);
  expect(only(reports, 'event').map(({ name, handlers }) => [name, handlers.length])).toEqual([
    ['end', 0],
    ['timeout', 0],
  ]);
});

test('[AG6] says which call of the student or which rule of Node made Node call', async () => {
  const { reports } = await run(`const net = require('net');
const server = net.createServer((socket) => {
  socket.pipe(socket);
  server.close();
}).listen(0, '127.0.0.1', () => {
  const client = net.createConnection(server.address().port, '127.0.0.1');
  client.on('data', () => {});
  client.end('x');
});
`);
  const internal = only(reports, 'call').filter(({ via }) => via);
  const told = internal.map(({ method, via, site }) => [method, via, at(site)]);
  expect(told).toContainEqual(['connect', 'net.createConnection', '6:22']);
  expect(told).toContainEqual(['write', 'pipe', '3:10']);
  expect(told).toContainEqual(['end', 'pipe', '3:10']);
  expect(told).toContainEqual(['destroy', 'autoDestroy', null]);
});

test('[AG6] tells that Node ends the other half where half-open connections are off', async () => {
  const { reports } = await run(`const net = require('net');
const server = net.createServer((socket) => { socket.resume(); server.close(); }).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').end();
});
`);
  expect(calls(reports)).toContain('end  allowHalfOpen: false');
});

test('[AG7] announces objects before their first word, with their maker and their addresses', async () => {
  const { reports } = await run(`const net = require('net');
const server = net.createServer((socket) => { socket.end(); server.close(); }).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').resume();
});
`);
  const objects = only(reports, 'object');
  expect(objects.map(({ object, site, acceptedBy }) => [object, at(site), acceptedBy])).toEqual([
    ['server-1', '2:20', undefined],
    ['socket-1', '3:7', undefined],
    ['socket-2', null, 'server-1'],
  ]);
  for (const [index, report] of reports.entries()) {
    if (!('object' in report) || report.object === null || report.kind === 'object') continue;
    expect(
      reports.slice(0, index).some((earlier) => earlier.kind === 'object' && earlier.object === report.object),
    ).toBe(true);
  }
  const addresses = new Map(only(reports, 'address').map(({ object, local, remote }) => [object, { local, remote }]));
  const port = addresses.get('server-1')?.local?.port;
  expect(addresses.get('socket-1')).toEqual({
    local: addresses.get('socket-2')?.remote,
    remote: { address: '127.0.0.1', port },
  });
  const names = reports.map((report) =>
    report.kind === 'event' ? `${report.object} ${report.name}` : `${report.kind}`,
  );
  expect(names.indexOf('address', names.indexOf('socket-1 connectionAttempt'))).toBeLessThan(
    names.indexOf('socket-1 connect'),
  );
});

test('[AG7] writes an IPv4 address that an IPv6 socket sees as IPv4', async () => {
  const { reports } = await run(`const net = require('net');
const server = net.createServer((socket) => { socket.end(); server.close(); }).listen(0, '::', () => {
  net.connect(server.address().port, '127.0.0.1').resume();
}).on('error', () => {});
`);
  const accepted = only(reports, 'address').find(({ object }) => object === 'socket-2');
  expect(accepted?.local?.address ?? '127.0.0.1').toBe('127.0.0.1');
});

test('[AG7] takes no part in sockets that are not the lesson’s: streams of the program and pipes of its children', async () => {
  const { reports, stdout } = await run(`const { execFileSync, spawn } = require('child_process');
process.stdin.resume(); process.stdout.write('out\\n'); process.stderr.write('err\\n');
spawn('cat').stdin.end();
execFileSync('true');
`);
  expect(stdout).toBe('out\n');
  expect(reports.map(({ kind }) => kind)).toEqual(['start', 'console', 'console', 'exiting']);
});

test('[AG8] reports what is printed, as printed, with the line that prints it', async () => {
  const { reports, stdout, stderr } = await run(`console.log('값 %d', 5);
console.group('g'); console.error('b'); console.groupEnd();
[1].forEach(() => process.stdout.write('no newline'));
`);
  const lines = only(reports, 'console');
  expect(lines.map(({ stream, text, site }) => [stream, text, at(site)])).toEqual([
    ['stdout', '값 5\n', '1:9'],
    ['stdout', 'g\n', '2:9'],
    ['stderr', '  b\n', '2:29'],
    ['stdout', 'no newline', '3:34'],
  ]);
  const printed = (stream: string) =>
    lines
      .filter((line) => line.stream === stream)
      .map(({ text }) => text)
      .join('');
  expect([printed('stdout'), printed('stderr')]).toEqual([stdout, stderr]);
});

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

const addresses = { client: '127.77.0.1', server: '127.77.0.2' };
const onHost = (host: string) => ({
  SOCKETLAB_HOST: host,
  SOCKETLAB_NAMES: JSON.stringify(addresses),
  SOCKETLAB_LISTEN: addresses[host as 'client'],
});

test('[AG10] answers the lab’s names and localhost, and says so', async () => {
  const { stdout, reports } = await run(
    `const dns = require('dns'); const say = (...a) => console.log(JSON.stringify(a));
dns.lookup('server', (...a) => { say(...a);
  dns.lookup('LOCALHOST', { all: true }, (...b) => { say(...b);
    dns.promises.lookup('client').then((c) => { say(c);
      dns.lookup('localhost', { family: 6 }, (e, d) => { say(d !== '127.77.0.2'); }); }); }); });
say('first');
`,
    { env: onHost('client') },
  );
  expect(stdout.trim().split('\n')).toEqual([
    '["first"]',
    '[null,"127.77.0.2",4]',
    '[null,[{"address":"127.77.0.2","family":4}]]',
    '[{"address":"127.77.0.1","family":4}]',
    '[true]',
  ]);
  expect(only(reports, 'name').map(({ asked, answered, rule }) => [asked, answered, rule])).toEqual([
    ['server', '127.77.0.2', 'host-name'],
    ['LOCALHOST', '127.77.0.2', 'localhost-is-server'],
    ['client', '127.77.0.1', 'host-name'],
  ]);
});

test('[AG10] leaves localhost alone on the server, and on a client that listens itself', async () => {
  const ask = "require('dns').lookup('localhost', (e, a) => { console.log(/^127\\.77/.test(a)); process.exit(); });";
  expect((await run(ask, { env: onHost('server') })).stdout).toBe('false\n');
  const listening = `require('net').createServer().listen(0, () => { ${ask} });`;
  const { stdout, reports } = await run(listening, { env: onHost('client') });
  expect(stdout).toBe('false\n');
  expect(only(reports, 'name')).toMatchObject([{ asked: '::', answered: '127.77.0.1', rule: 'own-address' }]);
  expect(only(reports, 'address')[0]?.local?.address).toBe('127.77.0.1');
});

const waiting = `const net = require('net');
const server = net.createServer((socket) => socket.on('data', (data) => { console.log('got ' + data); socket.destroy(); }).on('error', (e) => console.log(e.code)))
  .listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('close', () => { console.log('closed'); process.exit(); }).resume());
`;

test.each([
  ['write', { text: '안녕' }, 'got 안녕\n'],
  ['end', {}, 'closed\n'],
  ['destroy', {}, 'closed\n'],
  ['resetAndDestroy', {}, 'closed\n'],
])('[AG11] does on a live socket what the page asks: %s', async (kind, more, expected) => {
  const { stdout, reports } = await run(waiting, {
    onReport: (report, { command }) => {
      if (report.kind === 'event' && report.name === 'connection') {
        command('nonsense');
        command(JSON.stringify({ kind: 'act', object: 'socket-9', action: { kind } }));
        command(JSON.stringify({ kind: 'act', object: 'socket-1', action: { kind, ...more } }));
      }
    },
  });
  expect(stdout).toContain(expected);
  const asked = only(reports, 'call').filter(({ fromPage }) => fromPage);
  expect(asked.map(({ object, method, site }) => [object, method, site])).toEqual([['socket-1', kind, null]]);
});

test('[AG11] keeps no finished program alive while it waits for commands', async () => {
  expect((await run('console.log(process._getActiveHandles().length)', { way: 'lab' })).stdout).toBe('0\n');
});

test('[AG12] lets a program run on whose reports nobody reads any more', async () => {
  const { stdout, code } = await run(waiting.replace('process.exit()', 'server.close()'), {
    onReport: (report, { deafen, command }) => {
      if (report.kind !== 'event' || report.name !== 'connection') return;
      deafen();
      command(JSON.stringify({ kind: 'act', object: 'socket-1', action: { kind: 'end' } }));
    },
  });
  expect([stdout, code]).toEqual(['closed\n', 0]);
});

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
