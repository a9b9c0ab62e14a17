import { expect, test } from 'vitest';
import { browserParts } from './browserConnection.ts';
import {
  type Connection,
  type ConnectionOptions,
  createConnection,
  RequestRefused,
  type SocketLike,
} from './connection.ts';
import { welcome } from './testWelcome.ts';

interface Rig {
  sockets: (SocketLike & { sent: string[]; say(message: unknown): void; drop(): void })[];
  states: string[];
  heard: unknown[];
  timers: { run(): void; ms: number }[];
  connection: Connection;
  refusal: string | null;
}

function rig(): Rig {
  const made: Omit<Rig, 'connection'> = { sockets: [], states: [], heard: [], timers: [], refusal: null };
  const options: ConnectionOptions = {
    openSocket() {
      const socket: Rig['sockets'][number] = {
        sent: [],
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (text) => socket.sent.push(text),
        close: () => {},
        say: (message) => socket.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) }),
        drop: () => socket.onclose?.(),
      };
      made.sockets.push(socket);
      return socket;
    },
    parse: browserParts.parse,
    whyRefused: () => Promise.resolve(made.refusal),
    onState: (state) => made.states.push(state),
    onMessage: (message) => made.heard.push(message),
    setTimer(run, ms) {
      made.timers.push({ run, ms });
      return () => {};
    },
  };
  return Object.assign(made, { connection: createConnection(options) });
}

test('[WB1] a welcome opens the connection, and each reply settles the request it names', async () => {
  const { sockets, states, connection } = rig();
  expect(states).toEqual(['connecting']);
  sockets[0]?.say(welcome);
  expect(states).toEqual(['connecting', 'open']);
  const first = connection.ask({ kind: 'closeLab', lab: 'a' });
  const second = connection.ask({ kind: 'closeLab', lab: 'b' });
  expect(sockets[0]?.sent.map((text) => JSON.parse(text))).toEqual([
    { kind: 'closeLab', lab: 'a', request: 1 },
    { kind: 'closeLab', lab: 'b', request: 2 },
  ]);
  sockets[0]?.say({ kind: 'reply', request: 2, lab: 'b' });
  sockets[0]?.say({ kind: 'error', request: 1, code: 'unknown-lab', message: '실험실을 찾을 수 없습니다.' });
  await expect(second).resolves.toMatchObject({ lab: 'b' });
  await expect(first).rejects.toMatchObject({ refusal: { code: 'unknown-lab' } });
});

test('[WB2] a message that does not fit the protocol changes nothing', () => {
  const { sockets, heard } = rig();
  for (const message of ['{', 'null', '[]', { kind: 'wat' }, { kind: 'events', lab: 'a', nowUs: -1, events: [] }])
    sockets[0]?.say(message);
  expect(heard).toEqual([]);
});

test('[WB3] a lost connection is said at once, refuses what waits, and is tried again at growing intervals', async () => {
  const { sockets, states, timers, connection } = rig();
  sockets[0]?.say(welcome);
  const waiting = connection.ask({ kind: 'closeLab', lab: 'a' });
  sockets[0]?.drop();
  expect(states.at(-1)).toBe('lost');
  await expect(waiting).rejects.toBeInstanceOf(RequestRefused);
  await expect(connection.ask({ kind: 'closeLab', lab: 'a' })).rejects.toBeInstanceOf(RequestRefused);
  for (const ms of [250, 500, 1000, 2000, 5000, 5000]) {
    await Promise.resolve();
    await Promise.resolve();
    expect(timers.at(-1)?.ms).toBe(ms);
    timers.at(-1)?.run();
    sockets.at(-1)?.drop();
  }
  timers.at(-1)?.run();
  sockets.at(-1)?.say(welcome);
  expect(states.at(-1)).toBe('open');
});

test('[WB4] a server that refuses the page is not asked again until the student asks', async () => {
  const made = rig();
  made.refusal = '접속 토큰이 없거나 틀립니다.';
  made.sockets[0]?.drop();
  await Promise.resolve();
  await Promise.resolve();
  expect(made.states.at(-1)).toBe('refused');
  expect(made.timers).toEqual([]);
  made.connection.reconnect();
  expect(made.sockets).toHaveLength(2);
});
