import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { segmentsOf } from '../tcp.ts';
import { openTestLab, sharedTestProcess, textOf } from '../testLab.ts';
import { clientThat, datagramClient, datagramServer, runServer, said, serverThat, writesOn } from './programs.ts';

test.concurrent.each([
  ['SYN', 'upstream', 'SYN', 0],
  ['SYN+ACK', 'downstream', 'SYN+ACK', 0],
  ['DATA', 'upstream', 'ACK', 5],
  ['FIN', 'upstream', 'FIN+ACK', 0],
] as const)(
  '[WR5] [FT10] loseNext: one %s is lost, and the kernel says it again with the same number',
  async (like, direction, flags, bytes) => {
    const lab = await openTestLab(await sharedTestProcess());
    await lab.fault({ kind: 'wireFault', direction, fault: { kind: 'loseNext', count: 1, like }, on: true });
    await runServer(lab, serverThat("socket.on('data', (data) => socket.write(data));"));
    const client = await lab.run('client', clientThat("socket.write('hello'); socket.on('data', () => socket.end());"));
    await said(lab, client, 'close');
    const [dropped] = lab.all('dropped');
    expect(lab.all('dropped')).toHaveLength(1);
    expect(dropped!.reason).toBe('loss');
    const same = segmentsOf(lab).filter(
      (one) => one.flags === flags && one.payloadLength === bytes && one.direction === direction,
    );
    expect(same[0]!.packet).toBe(dropped!.packet);
    expect(same.length).toBeGreaterThanOrEqual(2);
    expect(same[1]!.tcp.sequence).toBe(same[0]!.tcp.sequence);
    expect(textOf(lab, client)).toBe('connect\nend\nclose');
    expect(lab.all('fault').at(-1)).toMatchObject({ on: false, spent: true });
  },
);

async function lostOf(seed: number): Promise<number[]> {
  const lab = await openTestLab(await sharedTestProcess());
  const fault = { kind: 'loss', percent: 50 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed });
  await runServer(lab, datagramServer);
  await lab.run('client', datagramClient(60));
  // What the program says and what the wire reads come on two ways.
  const ended = () => lab.all('delivered').length + lab.all('dropped').length;
  await lab.waitFor('sent', () => ended() === 60);
  expect(lab.all('fault')[0]).toMatchObject({ on: true, seed });
  return lab.all('dropped').map(({ packet }) => packet);
}

test.concurrent('[FT11] two runs with one seed throw the same dice; the log says which seed', async () => {
  const lost = await lostOf(42);
  expect(lost.length).toBeGreaterThan(15);
  expect(lost.length).toBeLessThan(45);
  expect(await lostOf(42)).toEqual(lost);
  expect(await lostOf(43)).not.toEqual(lost);
});

test.concurrent('[FT12] duplicate: every datagram comes twice, and TCP hides it', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  const fault = { kind: 'duplicate', percent: 100 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  const datagrams = await runServer(lab, datagramServer);
  await lab.run('client', datagramClient(5));
  await lab.waitFor('console', () => textOf(lab, datagrams).split('\n').length === 11);
  expect(textOf(lab, datagrams)).toBe(
    ['listening', ...[0, 0, 1, 1, 2, 2, 3, 3, 4, 4].map((n) => `got ${n}`)].join('\n'),
  );
  const copies = lab.all('sent').filter(({ origin }) => origin !== undefined);
  expect(copies.map(({ origin }) => origin)).toEqual(
    [0, 2, 4, 6, 8].map((of) => ({ kind: 'copy', of, by: 'duplicate' })),
  );

  const server = await runServer(lab, serverThat("socket.on('data', (data) => console.log(String(data)));"));
  await lab.run('client', clientThat("socket.end('once');"));
  await said(lab, server, 'close');
  expect(textOf(lab, server)).toBe('listening\nonce\nclose');
});

test.concurrent('[FT13] corrupt: what arrives with a wrong checksum the kernel lets fall, and it is sent again', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  const server = await runServer(lab, serverThat("socket.on('data', (data) => console.log(data.length));"));
  const client = await lab.run('client', clientThat(writesOn));
  await said(lab, client, 'connect');
  const fault = { kind: 'corrupt', percent: 100 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  const changed = await lab.waitFor('changed', ({ packet }) =>
    lab.all('delivered').some((one) => one.packet === packet),
  );
  const original = lab.all('sent').find(({ packet }) => packet === changed.packet)!.segment;
  if (original.kind !== 'observed') throw new Error('not observed');
  const [before, after] = [original.bytes, changed.segment.bytes].map((text) => Buffer.from(text, 'base64'));
  const differing = [...before!].flatMap((byte, index) => (byte === after![index] ? [] : [index]));
  expect(differing).toEqual([changed.offset]);
  expect(changed.offset).toBeGreaterThanOrEqual(20);
  // The kernel confirms nothing of all this; it says the same again.
  await lab.waitFor('socket', ({ host, retransmits }) => host === 'client' && retransmits >= 1);
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: false });
  const lines = textOf(lab, server).split('\n').length;
  await lab.waitFor('console', () => textOf(lab, server).split('\n').length > lines);
});

// 552 is the least that Linux believes.
test.concurrent.each([1000, 552])('[FT14] mtu: told of %i, the kernel sends smaller segments', async (bytes) => {
  const lab = await openTestLab(await sharedTestProcess());
  const fault = { kind: 'mtu', bytes, tellSender: true } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  const data = 'x'.repeat(5000);
  const digest = createHash('sha256').update(data).digest('hex');
  const server = await runServer(
    lab,
    serverThat(`const hash = require('node:crypto').createHash('sha256');
      socket.on('data', (data) => hash.update(data)); socket.on('end', () => console.log(hash.digest('hex')));`),
  );
  await lab.run('client', clientThat("socket.end('x'.repeat(5000));"));
  await said(lab, server, digest);
  const [word] = lab.all('sent').filter(({ origin }) => origin !== undefined);
  expect(word).toMatchObject({ direction: 'downstream', origin: { kind: 'middlebox', by: 'mtu' } });
  expect(lab.all('dropped').every(({ reason }) => reason === 'mtu')).toBe(true);
  const heard = lab.all('delivered').find(({ packet }) => packet === word!.packet)!;
  const upstream = lab
    .all('sent')
    .flatMap(({ at, direction, segment }) =>
      direction === 'upstream' && segment.kind === 'observed' ? [{ at, length: segment.length }] : [],
    );
  // What the kernel had sent before it heard may be read after that: it counts from the first packet that has the size.
  const first = upstream.findIndex(({ length }) => length === bytes);
  expect(first).toBeGreaterThanOrEqual(0);
  expect(upstream[first]!.at).toBeGreaterThanOrEqual(heard.at);
  expect(Math.max(...upstream.slice(first).map(({ length }) => length))).toBe(bytes);
});

test.concurrent('[FT14] mtu: told nothing, it fails with ETIMEDOUT: a black hole', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await lab.fault({ kind: 'preset', host: 'client', preset: 'fast' });
  const fault = { kind: 'mtu', bytes: 1000, tellSender: false } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  await runServer(lab, serverThat('socket.resume();'));
  const client = await lab.run('client', clientThat("socket.write('x'.repeat(5000));"));
  await said(lab, client, 'error ETIMEDOUT');
  expect(textOf(lab, client)).toBe('connect\nerror ETIMEDOUT\nclose');
  expect(lab.all('sent').some(({ origin }) => origin !== undefined)).toBe(false);
});
