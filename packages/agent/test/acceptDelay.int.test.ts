import { expect, test } from 'vitest';
import { only, programsAsText } from './runSource.ts';

const { run } = programsAsText();
/** Another Node to try the same with: `SOCKETLAB_TEST_NODE=/path/to/node`. */
const node = process.env.SOCKETLAB_TEST_NODE ?? process.execPath;

/** `starts(f)`: calls `f` once the page has closed a datagram socket of the program's. What the page asked before has been done then. */
const prelude = `const net = require('net');
const starts = (start) =>
  require('dgram').createSocket('udp4').on('close', start).bind(0, '127.0.0.1', () => console.log('ready'));
`;

/** Runs a program that `starts`, its accepts delayed by then; `later` is asked when it says so. */
function runLate(source: string, ms: number | null, later: Record<string, number> = {}) {
  return run(prelude + source, {
    node,
    onReport: (report, program) => {
      if (report.kind !== 'console') return;
      const delay = (to: number) =>
        program.command(JSON.stringify({ kind: 'program', action: { kind: 'delayAccept', ms: to } }));
      const asked = later[report.text.trim()];
      if (asked !== undefined) delay(asked);
      if (report.text.trim() !== 'ready') return;
      if (ms !== null) delay(ms);
      program.command('{"kind":"act","object":"udp-1","action":{"kind":"end"}}');
    },
  });
}

test('[AG20] a server learns of its connections later, in their order, and loses nothing of what they sent', async () => {
  const { reports, stdout } = await runLate(
    `const said = [];
const server = net.createServer((socket) => socket.once('data', (data) => {
  said.push(String(data));
  if (said.length === 3) { console.log(said.join()); process.exit(); }
}));
const connect = (name) => net.connect(server.address().port, '127.0.0.1', function () {
  this.write('client ' + name);
  if (name < 3) connect(name + 1);
});
server.listen(0, '127.0.0.1', () => starts(() => connect(1)));
`,
    400,
  );
  expect(stdout).toBe('ready\nclient 1,client 2,client 3\n');
  const times = (name: string) =>
    only(reports, 'event')
      .filter((event) => event.name === name && event.objectType !== 'DatagramSocket')
      .map(({ at }) => at);
  const connections = times('connection');
  // No kernel accepts before it is asked to connect.
  const attempts = times('connectionAttempt');
  expect(attempts).toHaveLength(3);
  for (const [index, at] of attempts.entries()) expect(connections[index]! - at).toBeGreaterThanOrEqual(400_000);
  expect(connections).toHaveLength(3);
  const accepted = only(reports, 'object').filter(({ acceptedBy }) => acceptedBy === 'server-1');
  expect(accepted).toHaveLength(3);
});

test('[AG20] a server that listens later is late too; off tells of all that waits, in order, and of new ones at once', async () => {
  const { stdout } = await runLate(
    `starts(() => {
  const names = [];
  const server = net.createServer((socket) => socket.on('data', (data) => {
    names.push(String(data));
    if (names.length === 2) net.connect(server.address().port, '127.0.0.1').write('third');
    if (names.length === 3) { console.log(names.join()); process.exit(); }
  })).listen(0, '127.0.0.1', () => {
    const first = net.connect(server.address().port, '127.0.0.1', () => {
      first.write('first');
      net.connect(server.address().port, '127.0.0.1', function () {
        this.write('second', () => server.getConnections((_, open) => console.log('both wait', open)));
      });
    });
  });
});
`,
    30_000,
    { 'both wait 0': 0 },
  );
  expect(stdout).toBe('ready\nboth wait 0\nfirst,second,third\n');
});

test('[AG20] what waits for a server that is closed is closed, and the program ends as ever', async () => {
  const { stdout, code } = await runLate(
    `const server = net.createServer(() => console.log('never')).listen(0, '127.0.0.1', () => starts(() => {
  const silent = net.connect(server.address().port, '127.0.0.1', () => {
    const talking = net.connect(server.address().port, '127.0.0.1', () => {
      talking.write('unread', () => server.close(() => console.log('server closed')));
    });
    talking.on('error', (error) => console.log('talking', error.code));
  });
  silent.on('end', () => console.log('silent end')).resume();
}));
`,
    30_000,
  );
  expect(stdout.split('\n').sort()).toEqual(['', 'ready', 'server closed', 'silent end', 'talking ECONNRESET']);
  expect(code).toBe(0);
});

test('[AG20] a handler that throws meets the program’s own net, and the next connection is told of all the same', async () => {
  const { stdout } = await runLate(
    `let seen = 0;
process.on('uncaughtException', (error) => console.log(error.message));
const server = net.createServer((socket) => {
  seen++;
  if (seen === 1) throw new Error('first');
  console.log('second'); process.exit();
}).listen(0, '127.0.0.1', () => starts(() => {
  net.connect(server.address().port, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1'));
}));
`,
    50,
  );
  expect(stdout).toBe('ready\nfirst\nsecond\n');
});

/** All that a program could look at, to learn that its connection was kept from it. */
const curious = `const util = require('util');
const { AsyncLocalStorage } = require('async_hooks');
const store = new AsyncLocalStorage();
const look = (text) => console.log(text.replace(/\\d{4,5}/g, 'PORT'));
const server = net.createServer((socket) => {
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
  setImmediate(() => { console.log('immediate'); process.exit(); });
  look(new Error('handler').stack);
  look(JSON.stringify(store.getStore()) + util.inspect(socket, { showHidden: true }));
  // The client, in this same program, may still be connecting.
  const active = [...process._getActiveHandles().map((handle) => handle.constructor.name), ...process.getActiveResourcesInfo()];
  look(active.filter((name) => !name.endsWith('ConnectWrap')).sort().join());
});
store.run('of the server', () => server.listen(0, '127.0.0.1', () => starts(() => store.run('of the client', () => {
  const { onconnection } = server._handle;
  console.log(String(onconnection), Object.getOwnPropertyNames(onconnection), onconnection.name, onconnection.length, Object.keys(server._handle));
  net.connect(server.address().port, '127.0.0.1').unref();
}))));
`;

test('[AG3] [AG20] a program that looks around finds the same whether its connection was kept from it or not', async () => {
  const atOnce = await runLate(curious, null);
  const late = await runLate(curious, 200);
  expect(atOnce.stdout).toContain('immediate');
  expect(late.stdout).toBe(atOnce.stdout);
});

test('[AG20] what waits keeps no program alive, and is in no list of what is active', async () => {
  const { stdout, code } = await runLate(
    `const active = () => [...process._getActiveHandles().map((handle) => handle.constructor.name), ...process.getActiveResourcesInfo()];
const server = net.createServer(() => console.log('never')).listen(0, '127.0.0.1', () => starts(() => {
  const client = net.connect(server.address().port, '127.0.0.1', () => server.getConnections((_, open) => {
    setImmediate(() => setImmediate(() => {
      console.log(open, ['TCP', 'Timeout'].some((name) => active().includes(name)));
      client.unref();
      server.unref();
    }));
  }));
}));
`,
    30_000,
  );
  expect(stdout).toBe('ready\n0 false\n');
  expect(code).toBe(0);
});
