import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parsePacket } from '@socketlab/packets';
import { directionBetween, type HostName, hostNames, limits, type NetworkMode } from '@socketlab/protocol';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestLab, startTestProcess, type TestLab, textOf } from './testLab.ts';

const agent = fileURLToPath(new URL('../../agent/', import.meta.url));
beforeAll(() => {
  execFileSync(process.execPath, [`${agent}build.mjs`]);
});

const tcpServer = `
const net = require('node:net');
net.createServer((socket) => {
  socket.on('data', (data) => console.log('tcp ' + data));
  socket.on('end', () => socket.end());
}).listen(8080, () => console.log('tcp up'));`;
const udpServer = `
const socket = require('node:dgram').createSocket('udp4');
socket.on('message', (data) => console.log('udp ' + data));
socket.bind(9090, () => console.log('udp up'));`;
/** Says its name by TCP and, to the server, by UDP. */
const client = (name: string, connect: string) => `
require('node:net').connect(${connect}).end('${name}');
const socket = require('node:dgram').createSocket('udp4');
socket.send('${name}', 9090, 'server', () => socket.close());`;
const meetingClient = `
const net = require('node:net');
const friend = net.createServer((socket) => {
  socket.on('data', (data) => console.log('friend ' + data));
  socket.on('end', () => { socket.end(); friend.close(); });
}).listen(7000, () => console.log('friend up'));
${client('client2', "8080, 'server'")}`;

const lines = (lab: TestLab) => textOf(lab).split('\n');
const saysUp = (lab: TestLab, text: string) => lab.waitFor('console', (event) => event.text === text);

async function fourHosts(mode: NetworkMode) {
  const labProcess = await startTestProcess({ mode, agentFile: `${agent}dist/agent.cjs` });
  const lab = await openTestLab(labProcess, 0, ['server', 'client3', 'client', 'client2']);
  return { labProcess, lab };
}

describe.each<NetworkMode>(['virtual', 'loopback'])('[LA4] four hosts and five programs, %s', (mode) => {
  test('every client reaches the server, and a client another client', async () => {
    const { lab } = await fourHosts(mode);
    expect((await lab.waitFor('opened')).hosts.map(({ host }) => host)).toEqual(hostNames);
    await lab.run('server', tcpServer, 'tcp.js');
    await lab.run('server', udpServer, 'udp.js');
    await Promise.all([saysUp(lab, 'tcp up'), saysUp(lab, 'udp up')]);
    await lab.run('client2', meetingClient, 'client.js');
    await saysUp(lab, 'friend up');
    await lab.run('client', client('client', "7000, 'client2'"), 'client.js');
    // Nothing listens there: `localhost` is the server.
    await lab.run('client3', client('client3', '8080'), 'client.js');
    const said = ['tcp client2', 'tcp client3', 'friend client', 'udp client', 'udp client2', 'udp client3'];
    await Promise.all(said.map((text) => saysUp(lab, text)));
    expect(
      lines(lab)
        .filter((line) => said.includes(line))
        .sort(),
    ).toEqual([...said].sort());

    for (const id of ['client', 'client2', 'client3'] as const)
      await lab.waitFor('exit', ({ host, reason }) => host === id && reason === 'exited');
    const address = new Map(lab.all('opened')[0]!.hosts.map((host) => [host.host, host.address]));
    const sent = lab.all('sent');
    for (const { from, to, direction, segment } of sent) {
      expect(direction).toBe(directionBetween(from, to));
      const ends =
        segment.kind === 'observed'
          ? parsePacket(Buffer.from(segment.bytes, 'base64')).ip
          : { source: segment.source.address, destination: segment.destination.address };
      // On the loopback, whoever connects without an address of its own does it from 127.0.0.1.
      expect([address.get(from), '127.0.0.1']).toContain(ends?.source);
      expect([address.get(to), '127.0.0.1']).toContain(ends?.destination);
    }
    const ways = new Set(sent.map(({ from, to }) => `${from} ${to}`));
    const both = (a: HostName, b: HostName) => [`${a} ${b}`, `${b} ${a}`];
    expect([...ways].sort()).toEqual(
      [
        ...both('client', 'client2'),
        ...both('client2', 'server'),
        ...both('client3', 'server'),
        'client server',
      ].sort(),
    );
    // What a kernel says again on a busy machine may be on its way still.
    const arrived = () => new Set(lab.all('delivered').map(({ packet }) => packet));
    await expect.poll(() => sent.filter(({ packet }) => !arrived().has(packet)), { timeout: 20_000 }).toEqual([]);
    // The kernels' tables are read now and then: what closed a moment ago stands there in TIME_WAIT.
    await Promise.all(hostNames.map((id) => lab.waitFor('socket', ({ host }) => host === id)));
  });

  test('[PG3] a program is replaced by its own file on its own host only', async () => {
    const { lab } = await fourHosts(mode);
    await lab.run('server', tcpServer, 'tcp.js');
    const replaced = await lab.run('server', udpServer, 'udp.js');
    await lab.run('client', 'setInterval(() => {}, 1000)', 'udp.js');
    await Promise.all([saysUp(lab, 'tcp up'), saysUp(lab, 'udp up')]);
    const again = await lab.run('server', udpServer, 'udp.js');
    await lab.waitFor('console', ({ program, text }) => program === again && text === 'udp up');
    expect(lab.all('exit').map(({ program, reason }) => [program, reason])).toEqual([[replaced, 'replaced']]);
  });

  test('[LA5] a sixth program is refused, one that runs again is not', async () => {
    const { lab } = await fourHosts(mode);
    const idle = 'setInterval(() => {}, 1000)';
    for (let index = 0; index < limits.programsPerLab; index++) await lab.run('client', idle, `p${index}.js`);
    await expect(lab.run('server', idle)).rejects.toMatchObject({ code: 'too-many-programs' });
    expect(await lab.run('client', idle, 'p0.js')).toBe('p6');
    await lab.waitFor('exit', ({ program, reason }) => program === 'p1' && reason === 'replaced');
  });
});

test('[LA6] a host that the lab does not have is refused by name, and nobody resolves it', async () => {
  const labProcess = await startTestProcess({ agentFile: `${agent}dist/agent.cjs` });
  const lab = await openTestLab(labProcess);
  const unknown = { code: 'unknown-host' };
  await expect(lab.run('client2', '')).rejects.toMatchObject(unknown);
  await expect(lab.fault({ kind: 'power', host: 'client3', on: false })).rejects.toMatchObject(unknown);
  await expect(lab.fault({ kind: 'preset', host: 'client2', preset: 'fast' })).rejects.toMatchObject(unknown);
  const reach = "require('node:net').connect(1, 'client2').on('error', (e) => console.log(e.code))";
  await lab.run('client', reach);
  expect(['ENOTFOUND', 'EAI_AGAIN']).toContain((await lab.waitFor('console')).text);
  await lab.run('server', "require('node:net').connect(1, '10.0.0.3').on('error', (e) => console.log(e.code))");
  await lab.waitFor('console', ({ text }) => text === 'ENETUNREACH');
  for (const hosts of [['client'], ['client', 'client', 'server'], ['client2', 'server']] as const) {
    const open = labProcess.send({ kind: 'open', lab: hosts.join(), delayMs: 0, hosts: [...hosts] });
    await expect(open).rejects.toMatchObject({ code: 'bad-fields' });
  }
});

test('[LA7] each host has its own power and preset', async () => {
  const { lab } = await fourHosts('virtual');
  await lab.run('server', tcpServer, 'tcp.js');
  await saysUp(lab, 'tcp up');
  const stay = `require('node:net').connect(8080, 'server').write('here');`;
  await lab.run('client2', stay);
  await lab.run('client3', stay);
  const isEstablished = (on: HostName) =>
    lab.waitFor('socket', ({ host, state }) => host === on && state === 'ESTABLISHED');
  await Promise.all([isEstablished('client2'), isEstablished('client3')]);
  await lab.fault({ kind: 'power', host: 'client2', on: false });
  expect(await lab.waitFor('exit')).toMatchObject({ host: 'client2', reason: 'power-off' });
  await lab.run('server', "setTimeout(() => console.log('still here'), 1)", 'other.js');
  await saysUp(lab, 'still here');
  expect(lab.all('exit').map(({ host }) => host)).not.toContain('client3');
  await lab.fault({ kind: 'preset', host: 'client3', preset: 'fast' });
  expect(await lab.waitFor('preset')).toMatchObject({ host: 'client3', preset: 'fast' });
});
