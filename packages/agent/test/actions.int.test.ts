import type { AgentReport, SocketAction } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import type { LiveProgram } from './runProgram.ts';
import { only, programsAsText } from './runSource.ts';

const { run } = programsAsText();

const act = (program: LiveProgram, object: string, action: SocketAction) =>
  program.command(JSON.stringify({ kind: 'act', object, action }));
const asked = (reports: readonly AgentReport[]) =>
  only(reports, 'call')
    .filter(({ fromPage }) => fromPage)
    .map(({ object, method, args }) => [object, method, ...args.map(({ text }) => text)].join(' '));
/** The program tells by its console when it is ready for the next command. */
const said = (report: AgentReport, text: string) => report.kind === 'console' && report.text.trim() === text;

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
  const fromPage = only(reports, 'call').filter(({ fromPage }) => fromPage);
  expect(fromPage.map(({ object, method, site }) => [object, method, site])).toEqual([['socket-1', kind, null]]);
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

test('[AG18] pauses and resumes reading, and sets a timeout, by Node’s own methods', async () => {
  const { reports, stdout } = await run(
    `const net = require('net');
let client;
let ends = 0;
const met = () => (ends += 1) === 2 && console.log('ready');
const server = net.createServer((socket) => {
  socket.on('data', (data) => console.log('data ' + data)).on('timeout', () => { console.log('timeout', socket.timeout); process.exit(); });
  socket.on('pause', () => client.write('later', () => console.log('written'))).on('resume', () => console.log('resumed'));
  met();
}).listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', met);
});
`,
    {
      onReport: (report, program) => {
        if (said(report, 'ready')) act(program, 'socket-2', { kind: 'pause' });
        if (said(report, 'written')) act(program, 'socket-2', { kind: 'resume' });
        if (said(report, 'data later')) act(program, 'socket-2', { kind: 'setTimeout', ms: 30 });
      },
    },
  );
  const order = stdout.trim().split('\n');
  // Node resumes by itself when the handler of data is added.
  expect(order.slice(order.indexOf('written'))).toEqual(['written', 'resumed', 'data later', 'timeout 30']);
  expect(asked(reports)).toEqual(['socket-2 pause', 'socket-2 resume', 'socket-2 setTimeout 30']);
});

test.each(['end', 'destroy'] as const)(
  '[AG18] closes a datagram socket: %s; what it cannot do changes nothing',
  async (kind) => {
    const { reports, stdout, code } = await run(
      `const socket = require('dgram').createSocket('udp4');
socket.on('close', () => console.log('closed')).bind(0, '127.0.0.1');
require('net').createServer().listen(0, '127.0.0.1').unref();
`,
      {
        onReport: (report, program) => {
          if (report.kind !== 'event' || report.name !== 'listening' || report.object !== 'udp-1') return;
          act(program, 'server-1', { kind: 'destroy' });
          act(program, 'udp-1', { kind: 'write', text: 'x' });
          act(program, 'udp-1', { kind: 'pause' });
          act(program, 'udp-1', { kind: 'resetAndDestroy' });
          act(program, 'udp-1', { kind });
          act(program, 'udp-1', { kind });
        },
      },
    );
    expect([stdout, code]).toEqual(['closed\n', 0]);
    expect(asked(reports)).toEqual(['udp-1 close']);
  },
);

test('[AG19] blocks the event loop for the time asked, without using the processor', async () => {
  const { stdout } = await run(
    `const look = () => ({ at: process.hrtime.bigint(), used: process.cpuUsage().user + process.cpuUsage().system });
let last;
let longest = { wait: 0n };
const turn = () => {
  const now = look();
  const wait = now.at - last.at;
  if (wait > longest.wait) longest = { wait, used: now.used - last.used };
  last = now;
};
const socket = require('dgram').createSocket('udp4').bind(0, '127.0.0.1', () => {
  last = look();
  setInterval(turn, 5);
  console.log('ready');
});
// The page asks for it after the block.
socket.on('close', () => {
  turn();
  console.log(longest.wait >= 400_000_000n, longest.used < 200_000);
  process.exit();
});
`,
    {
      onReport: (report, program) => {
        if (!said(report, 'ready')) return;
        program.command('{"kind":"program","action":{"kind":"block","ms":400}}');
        act(program, 'udp-1', { kind: 'end' });
      },
    },
  );
  expect(stdout).toBe('ready\ntrue true\n');
});

test('[AG19] destroys the connections on which nothing has moved for so long, and only those', async () => {
  const { reports, stdout } = await run(
    `const net = require('net');
const unconnected = new net.Socket();
const server = net.createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1', () => {
  const idle = net.connect(server.address().port, '127.0.0.1', () => {
    const busy = net.connect(server.address().port, '127.0.0.1', () => busy.write('x'));
    let echoedAt = null;
    let ready = false;
    busy.on('data', () => {
      busy.write('x');
      echoedAt ??= process.hrtime.bigint();
      if (ready || process.hrtime.bigint() - echoedAt < 3_000_000_000n) return;
      ready = true;
      console.log('ready');
    });
    idle.on('close', () => { console.log('idle closed', busy.destroyed, unconnected.destroyed); process.exit(); });
  });
});
`,
    {
      onReport: (report, program) => {
        if (said(report, 'ready')) program.command('{"kind":"program","action":{"kind":"closeIdle","idleMs":3000}}');
      },
    },
  );
  expect(stdout).toBe('ready\nidle closed false false\n');
  // The idle connection has two ends in this program; one is busy with two.
  const idle = only(reports, 'object').filter(({ object }) => asked(reports).includes(`${object} destroy`));
  expect(idle.map(({ acceptedBy }) => acceptedBy)).toEqual([undefined, 'server-1']);
  expect(idle[0]?.site?.line).toBe(4);
});
