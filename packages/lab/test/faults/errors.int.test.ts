import { expect, test } from 'vitest';
import { segmentsOf } from '../tcp.ts';
import { openTestLab, sharedTestProcess, textOf } from '../testLab.ts';
import { clientThat, runServer, said, serverThat, writesOn } from './programs.ts';

test.concurrent('[FT5] reset: a middlebox sends both ends a RST that their kernels believe, and both programs get ECONNRESET', async () => {
  const lab = await openTestLab(await sharedTestProcess(), 50);
  // Data in both directions all the time: some of it always flies ahead of the RST. Neither program reads: where data and a RST lie there
  // together, libuv makes an end of it (uv__stream_io, POLLHUP behind a partial read); who only writes hears of the RST itself.
  const server = await runServer(
    lab,
    serverThat("setInterval(() => socket.write('tock'), 20);", '{ pauseOnConnect: true }'),
  );
  const client = await lab.run('client', clientThat(`socket.pause(); ${writesOn}`));
  await said(lab, client, 'connect');
  await lab.waitFor('sent', () => segmentsOf(lab).filter(({ payloadLength }) => payloadLength > 0).length > 20);
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'reset' }, on: true });
  await said(lab, client, 'error ECONNRESET');
  await said(lab, server, 'error ECONNRESET');
  const made = lab.all('sent').filter(({ origin }) => origin !== undefined);
  expect(made.map(({ origin }) => origin)).toEqual(
    [0, 0].map(() => ({ kind: 'middlebox', by: 'reset', cause: expect.any(Number) })),
  );
  expect(new Set(made.map(({ direction }) => direction)).size).toBe(2);
  // Spent after one connection.
  expect(lab.all('fault').map(({ on, spent }) => [on, spent])).toEqual([
    [true, undefined],
    [false, true],
  ]);
});

test.concurrent.each([
  ['port', 'ECONNREFUSED'],
  ['host', 'EHOSTUNREACH'],
  ['prohibited', 'EHOSTUNREACH'],
] as const)('[FT6] refuse with %s makes connect fail with %s', async (code, error) => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'refuse', code }, on: true });
  const client = await lab.run('client', clientThat(''));
  await said(lab, client, `error ${error}`);
  const [syn, answer] = lab.all('sent');
  expect(answer?.origin).toEqual({ kind: 'middlebox', cause: syn!.packet, by: 'refuse' });
  // An answer that comes while connect() itself still runs is no more than a hint: that SYN is said again (Linux, tcp_v4_err).
  const upstream = lab.all('sent').filter(({ direction }) => direction === 'upstream');
  expect(lab.all('dropped').map(({ packet, reason }) => [packet, reason])).toEqual(
    upstream.map(({ packet }) => [packet, 'refused']),
  );
});

test.concurrent('[FT7] cut: connect fails with ETIMEDOUT when the kernel gives up', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'cut' }, on: true });
  const client = await lab.run('client', clientThat(''));
  await said(lab, client, 'error ETIMEDOUT');
  // How many fit into the time depends on the kernel: newer ones say the first few in equal steps (tcp_syn_linear_timeouts).
  const syns = segmentsOf(lab);
  expect(syns.length).toBeGreaterThanOrEqual(2);
  expect(new Set(syns.map(({ flags, tcp }) => `${flags} ${tcp.sequence}`)).size).toBe(1);
  expect(lab.all('dropped').map(({ packet, reason }) => [packet, reason])).toEqual(
    syns.map(({ packet }) => [packet, 'cable']),
  );
});

test.concurrent('[FT7] cut: a connection that writes ends with ETIMEDOUT', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  await runServer(lab, serverThat('socket.resume();'));
  const client = await lab.run('client', clientThat(writesOn));
  await said(lab, client, 'connect');
  for (const direction of ['upstream', 'downstream'] as const)
    await lab.fault({ kind: 'wireFault', direction, fault: { kind: 'cut' }, on: true });
  await said(lab, client, 'error ETIMEDOUT');
  await said(lab, client, 'close');
});

test.concurrent('[FT7] cut: who only waits never learns of it; a timeout of the program’s own or keep-alive does', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  const server = await runServer(lab, serverThat('socket.resume();'));
  const client = await lab.run(
    'client',
    clientThat(`
      socket.on('connect', () => socket.setKeepAlive(true));
      const other = require('node:net').connect(8080, '10.0.0.2');
      // Counted from when it is connected: on a busy machine that alone may take the second.
      other.on('connect', () => other.setTimeout(1000, () => { console.log('other timeout'); other.destroy(); }));
      other.on('error', (error) => console.log('other ' + error.code));
      other.on('close', () => console.log('other close'));`),
  );
  const accepted = () => lab.all('socket').filter(({ host, state }) => host === 'server' && state === 'ESTABLISHED');
  await lab.waitFor('socket', () => new Set(accepted().map(({ remote }) => remote.port)).size === 2);
  for (const direction of ['upstream', 'downstream'] as const)
    await lab.fault({ kind: 'wireFault', direction, fault: { kind: 'cut' }, on: true });
  // The server's computer says goodbye for both connections; the client never hears it.
  await lab.send('signal', { program: server, signal: 'SIGKILL' });
  await lab.waitFor('dropped', () => lab.all('dropped').length >= 2);
  await said(lab, client, 'error ETIMEDOUT');
  await said(lab, client, 'close');
  expect(textOf(lab, client).split('\n').sort()).toEqual(
    ['connect', 'other timeout', 'other close', 'error ETIMEDOUT', 'close'].sort(),
  );
  const probes = lab.all('socket').filter(({ timer }) => timer === 'keepalive');
  expect(probes.length).toBeGreaterThan(0);
});

test.concurrent('[FT8] a write after the other end has closed for good fails with EPIPE', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, serverThat('socket.destroy();'));
  const client = await lab.run(
    'client',
    clientThat(
      "socket.resume(); socket.on('end', () => setInterval(() => socket.write('late'), 30));",
      '{ allowHalfOpen: true }',
    ),
  );
  await said(lab, client, 'error EPIPE');
  expect(segmentsOf(lab).some(({ flags, direction }) => flags === 'RST' && direction === 'downstream')).toBe(true);
});

test.concurrent('[FT9] nat: an idle connection is forgotten in silence, a new one passes', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  // A busy machine may keep a program from its next word for seconds: that is no idleness yet.
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'nat', idleMs: 4000 }, on: true });
  await runServer(lab, serverThat('socket.pipe(socket);'));
  const client = await lab.run(
    'client',
    clientThat(`
      socket.on('connect', () => socket.write('early'));
      socket.once('data', () => setTimeout(() => socket.write('late'), 9000));
      socket.on('close', () => {
        const again = require('node:net').connect(8080, '10.0.0.2', () => again.end('again'));
        again.on('data', (data) => console.log(String(data)));
      });`),
  );
  await said(lab, client, 'error ETIMEDOUT');
  await said(lab, client, 'again');
  expect(new Set(lab.all('dropped').map(({ reason }) => reason))).toEqual(new Set(['nat']));
});
