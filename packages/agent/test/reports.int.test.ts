import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { at, calls, only, programsAsText } from './runSource.ts';

const { folder, run } = programsAsText();

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
