import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { InferredSegment, LabEvent } from '@socketlab/protocol';
import { beforeAll, expect, test } from 'vitest';
import { openTestLab, startTestProcess, type TestLab } from '../../test/testLab.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const linux = process.platform === 'linux';

beforeAll(() => {
  execFileSync(process.execPath, [fromRoot('packages/agent/build.mjs')]);
});

/** Without a word about addresses, as in the tutorial. */
const server = `
const net = require('net');
net.createServer((socket) => {
  socket.on('data', (data) => socket.write('echo ' + data));
}).listen(8080);`;
const client = `
const net = require('net');
const socket = net.createConnection({ port: 8080 }, () => socket.write('안녕'));
socket.on('data', () => socket.end());`;

const startLoopback = () =>
  startTestProcess({ mode: 'loopback', agentFile: fromRoot('packages/agent/dist/agent.cjs') });

const happened = (name: string, host: string) => (events: readonly LabEvent[]) =>
  events.some((event) => event.kind === 'event' && event.name === name && event.host === host);

const segments = (events: readonly LabEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'sent' ? [{ direction: event.direction, ...(event.segment as InferredSegment) }] : [],
  );

async function runBoth(lab: TestLab): Promise<void> {
  await lab.run('server', server);
  await lab.until(happened('listening', 'server'));
  await lab.run('client', client);
  await lab.until(happened('close', 'client'));
}

test('[LB5] a whole connection is concluded in order, and every segment says that it is inferred', async () => {
  const lab = await openTestLab(await startLoopback());
  await runBoth(lab);
  await lab.until((events) => segments(events).filter(({ flags }) => flags.includes('FIN')).length === 2);
  const found = segments(lab.events);
  expect(found.every(({ kind }) => kind === 'inferred')).toBe(true);
  expect(found.map(({ direction, flags, payloadBytes }) => `${direction} ${flags.join('+')} ${payloadBytes}`)).toEqual([
    'upstream SYN 0',
    'downstream SYN+ACK 0',
    'upstream ACK 0',
    'upstream PSH+ACK 6',
    'downstream PSH+ACK 11',
    'upstream FIN+ACK 0',
    'downstream FIN+ACK 0',
  ]);
  expect(Buffer.from(found[3]!.payload, 'base64').toString()).toBe('안녕');
  expect(found.every(({ source, destination }) => source.port === 8080 || destination.port === 8080)).toBe(true);
  // Concluded before the program heard of it.
  const seqOf = (fits: (event: LabEvent) => boolean) => lab.events.findIndex(fits);
  expect(seqOf((event) => event.kind === 'sent')).toBeLessThan(
    seqOf((event) => event.kind === 'event' && event.name === 'connect'),
  );
  expect(lab.events.map(({ seq }) => seq)).toEqual(lab.events.map((_, index) => index));
});

test.skipIf(!linux)(
  '[LB6] the kernel’s own words are there: LISTEN, ESTABLISHED, and TIME_WAIT at the client',
  async () => {
    const lab = await openTestLab(await startLoopback());
    await runBoth(lab);
    const states = (host: string) => (events: readonly LabEvent[]) =>
      new Set(events.flatMap((event) => (event.kind === 'socket' && event.host === host ? [event.state] : [])));
    await lab.until((events) => states('client')(events).has('TIME_WAIT'));
    expect(states('server')(lab.events)).toContain('LISTEN');
    expect(states('server')(lab.events)).not.toContain('TIME_WAIT');
  },
);

test.skipIf(!linux)('[LB7] two labs listen on one port and see nothing of each other', async () => {
  const process = await startLoopback();
  const labs = await Promise.all([1, 2].map(() => openTestLab(process)));
  await Promise.all(labs.map(runBoth));
  const hosts = labs.map(({ events }) =>
    events.flatMap((e) => (e.kind === 'opened' ? e.hosts.map((h) => h.address) : [])),
  );
  expect(new Set(hosts.flat()).size).toBe(4);
  for (const [index, { events }] of labs.entries()) {
    const foreign = hosts[1 - index]!;
    const rows = events.flatMap((e) => (e.kind === 'socket' ? [e.local.address, e.remote.address] : []));
    expect(rows.some((address) => foreign.includes(address))).toBe(false);
  }
});

test('[LB4] a client with nobody to answer: SYN, RST', async () => {
  const lab = await openTestLab(await startLoopback());
  await lab.run('client', "require('net').connect(8080, 'server').on('error', () => {})");
  await lab.until((events) => segments(events).length === 2);
  expect(segments(lab.events).map(({ flags }) => flags.join('+'))).toEqual(['SYN', 'RST+ACK']);
});

/** As in Node's documentation: neither says an address of its own. */
const datagramServer = `
const socket = require('dgram').createSocket('udp4');
socket.on('message', (message, from) => socket.send('echo ' + message, from.port, from.address)).bind(41234);`;
const datagramClient = `
const socket = require('dgram').createSocket('udp4');
socket.on('message', () => {});
socket.send('to nobody', 41235, 'localhost');
socket.send('안녕', 41234, 'localhost');`;

test('[LB9] datagrams are concluded from calls and arrivals, and one that nobody gets stays on its way', async () => {
  const lab = await openTestLab(await startLoopback());
  await lab.run('server', datagramServer);
  await lab.until(happened('listening', 'server'));
  await lab.run('client', datagramClient);
  await lab.until(happened('message', 'client'));
  const sent = segments(lab.events);
  expect(
    sent.map(({ direction, protocol, payload }) => [direction, protocol, String(Buffer.from(payload, 'base64'))]),
  ).toEqual([
    ['upstream', 'udp', 'to nobody'],
    ['upstream', 'udp', '안녕'],
    ['downstream', 'udp', 'echo 안녕'],
  ]);
  expect(sent.map(({ destination }) => destination.port).slice(0, 2)).toEqual([41235, 41234]);
  expect(lab.events.flatMap((event) => (event.kind === 'delivered' ? [event.packet] : []))).toEqual([1, 2]);
  if (!linux) return;
  const { hosts } = lab.events.find((event) => event.kind === 'opened')!;
  const rowsOf = (host: string) => (event: LabEvent) =>
    event.kind === 'udpSocket' && event.host === host ? [event.local.address] : [];
  for (const { host, address } of hosts) {
    await lab.until((events) => events.some((event) => rowsOf(host)(event).length > 0));
    expect(new Set(lab.events.flatMap(rowsOf(host)))).toEqual(new Set([address]));
  }
});

test('[LB8] the wire can’t be set, and says so by name', async () => {
  const process = await startLoopback();
  expect(process.capabilities).toMatchObject({ mode: 'loopback', wire: { available: false } });
  const { id } = await openTestLab(process);
  await expect(process.send({ kind: 'delay', lab: id, delayMs: 200 })).rejects.toMatchObject({ code: 'wire-off' });
});
