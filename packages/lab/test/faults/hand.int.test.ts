import { expect, test } from 'vitest';
import { segmentsOf } from '../tcp.ts';
import { openTestLab, sharedTestProcess, type TestLab, textOf } from '../testLab.ts';
import { clientThat, runServer, said, serverThat } from './programs.ts';

/** The first packet, past or to come, with these flags and this much data. */
async function packetLike(lab: TestLab, flags: string, payloadLength: number): Promise<number> {
  const fits = ({ packet }: { packet: number }) =>
    segmentsOf(lab).some((one) => one.packet === packet && one.flags === flags && one.payloadLength === payloadLength);
  return (await lab.waitFor('sent', fits)).packet;
}

const echo = serverThat("socket.on('data', (data) => socket.write(data));");
/** Connects, and once it is told to, says twelve bytes and then five. */
const talker = clientThat(`
  socket.setNoDelay();
  process.once('SIGTERM', () => { socket.write('twelve bytes'); socket.write('five!'); });
  socket.on('data', (data) => console.log(String(data)));`);

/** So long a way that whoever wants to catch a packet on it has the time, on a busy machine too. */
const extraUs = 5_000_000;
const wayOf = (lab: TestLab, extraMs: number, on = true) =>
  lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'latency', extraMs, jitterMs: 0 }, on });

/** A connected client whose twelve and five bytes are on the long way, each in a packet of its own. */
async function talking() {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, echo);
  const client = await lab.run('client', talker);
  await said(lab, client, 'connect');
  await wayOf(lab, extraUs / 1000);
  await lab.send('signal', { program: client, signal: 'SIGTERM' });
  const first = await packetLike(lab, 'ACK', 12);
  const second = await packetLike(lab, 'ACK', 5);
  /** Taken off, a fault lets go what it keeps back. */
  const letGo = () => wayOf(lab, 0, false);
  return { lab, client, first, second, letGo };
}

test.concurrent('[FT1] a packet that is held arrives only after its release, the rest of its way later', async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, echo);
  await wayOf(lab, extraUs / 1000);
  const client = await lab.run('client', clientThat(''));
  const syn = await packetLike(lab, 'SYN', 0);
  await lab.fault({ kind: 'packet', packet: syn, action: { kind: 'hold' } });
  const held = await lab.waitFor('held');
  expect(held).toMatchObject({ packet: syn, by: 'hand' });
  // What flies keeps its time, what is sent from now on has none to wait.
  await wayOf(lab, 0);
  // The kernel misses its answer and says it again; that one passes the held one by.
  await said(lab, client, 'connect');
  expect(segmentsOf(lab).filter(({ flags }) => flags === 'SYN').length).toBeGreaterThanOrEqual(2);
  expect(lab.all('delivered').some(({ packet }) => packet === syn)).toBe(false);
  await lab.fault({ kind: 'packet', packet: syn, action: { kind: 'release' } });
  const released = await lab.waitFor('released');
  const sent = lab.all('sent').find(({ packet }) => packet === syn)!;
  const delivered = await lab.waitFor('delivered', ({ packet }) => packet === syn);
  const wayUs = sent.at + extraUs - held.at;
  expect(Math.abs(released.dueUs - released.at - wayUs)).toBeLessThanOrEqual(2);
  expect(delivered.at).toBeGreaterThanOrEqual(released.dueUs);
  await expect(lab.fault({ kind: 'packet', packet: syn, action: { kind: 'hold' } })).rejects.toMatchObject({
    code: 'unknown-packet',
  });
});

test.concurrent('[FT2] a packet that the hand drops is sent again by the kernel, and one that it doubles comes twice', async () => {
  const { lab, client, first, second, letGo } = await talking();
  await lab.fault({ kind: 'packet', packet: first, action: { kind: 'drop' } });
  await lab.fault({ kind: 'packet', packet: second, action: { kind: 'duplicate' } });
  expect(await lab.waitFor('dropped')).toMatchObject({ packet: first, reason: 'student' });
  const copy = await lab.waitFor('sent', ({ origin }) => origin !== undefined);
  expect(copy.origin).toEqual({ kind: 'copy', of: second, by: 'hand' });
  await letGo();
  await lab.waitFor('delivered', ({ packet }) => packet === copy.packet);
  await lab.waitFor('console', ({ text }) => text.endsWith('five!'));
  const again = segmentsOf(lab).filter(
    ({ payloadLength, direction }) => direction === 'upstream' && payloadLength >= 12,
  );
  expect(again.length).toBeGreaterThanOrEqual(2);
  expect(lab.all('delivered').some(({ packet }) => packet === first)).toBe(false);
  expect(textOf(lab, client)).toMatch(/^connect\n(twelve bytes\n?five!)$/);
});

test.concurrent('[FT3] a packet that is swapped or delayed lets the next one pass, and the program sees the bytes in order', async () => {
  const { lab, client, first, second, letGo } = await talking();
  await lab.fault({ kind: 'packet', packet: first, action: { kind: 'swap' } });
  await letGo();
  const arrivals = async () => {
    await lab.waitFor('delivered', ({ packet }) => packet === first);
    await lab.waitFor('delivered', ({ packet }) => packet === second);
    return lab.all('delivered').flatMap(({ packet }) => (packet === first || packet === second ? [packet] : []));
  };
  expect(await arrivals()).toEqual([second, first]);
  // What came too early makes the server's kernel ask for the rest with SACK (RFC 2018).
  await lab.waitFor('console', ({ text }) => text.endsWith('five!'));
  const asks = segmentsOf(lab).filter(({ tcp }) => tcp.options.some(({ kind }) => kind === 'sack'));
  expect(asks.length).toBeGreaterThanOrEqual(1);
  expect(textOf(lab, client)).toMatch(/^connect\n(twelve bytes\n?five!)$/);
});

/** Asks for the next one until this one goes: what a busy machine made a kernel say again may stand before it. */
async function nextUntil(lab: TestLab, packet: number): Promise<void> {
  while (!lab.all('released').some((event) => event.packet === packet)) {
    const before = lab.all('released').length;
    await lab.fault({ kind: 'next' });
    await lab.waitFor('released', () => lab.all('released').length > before);
  }
}

test.concurrent('[FT4] step by step every packet waits for its turn, and what the kernel says again does not pile up', async () => {
  const lab = await openTestLab(await sharedTestProcess(), 50);
  await lab.fault({ kind: 'stepMode', on: true });
  await expect(lab.fault({ kind: 'next' })).rejects.toMatchObject({ code: 'nothing-held' });
  await runServer(lab, echo);
  const client = await lab.run('client', clientThat(''));
  const syn = await packetLike(lab, 'SYN', 0);
  const repeated = await lab.waitFor('dropped');
  expect(repeated.reason).toBe('repeated');
  expect(lab.all('held').map(({ packet, by }) => [packet, by])).toEqual([[syn, 'step']]);
  await lab.fault({ kind: 'next' });
  expect(await lab.waitFor('released')).toMatchObject({ packet: syn, by: 'step' });
  const synAck = await packetLike(lab, 'SYN+ACK', 0);
  await lab.waitFor('held', ({ packet }) => packet === synAck);
  expect(textOf(lab, client)).toBe('');
  await nextUntil(lab, synAck);
  await said(lab, client, 'connect');
  const ack = await packetLike(lab, 'ACK', 0);
  await lab.waitFor('held', ({ packet }) => packet === ack);
  await lab.fault({ kind: 'stepMode', on: false });
  await lab.waitFor('delivered', ({ packet }) => packet === ack);
  expect(lab.all('stepMode').map(({ on }) => on)).toEqual([true, false]);
  expect(lab.all('released').every(({ by }) => by === 'step')).toBe(true);
});
