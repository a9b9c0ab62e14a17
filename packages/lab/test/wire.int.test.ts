import { createTcpTracker, trackSegment } from '@socketlab/packets';
import { describe, expect, test } from 'vitest';
import { type SeenSegment, segmentsOf, withoutRepeats } from './tcp.ts';
import { openTestLab, startTestProcess, type TestLab } from './testLab.ts';

const server = `
require('node:net').createServer((socket) => {
  socket.on('data', (data) => socket.write('re:' + data));
}).listen(8080, () => console.log('listening'));`;
/** Ends its connection once it is told to. */
const client = `
process.once('SIGTERM', () => socket.end());
const socket = require('node:net').connect(8080, '10.0.0.2', () => socket.write('hello'));
socket.on('data', () => console.log('answered'));`;
/** Says a word every few milliseconds, for as long as it runs. */
const chatter = `
const socket = require('node:net').connect(8080, '10.0.0.2', () => setInterval(() => socket.write('hello'), 10));
socket.resume();`;

/** From SYN to FIN. It goes on until the server's end of it stands in a table that was read: a shorter one may fall between two looks. */
async function converse(lab: TestLab): Promise<void> {
  const program = await lab.run('client', client);
  await lab.waitFor('console', (event) => event.program === program && event.text === 'answered');
  await lab.waitFor('socket', ({ host, state }) => host === 'server' && state === 'ESTABLISHED');
  await lab.send('signal', { program, signal: 'SIGTERM' });
  await lab.waitFor('exit', (event) => event.program === program);
}

async function runConversation(delayMs: 0 | 50 | 200) {
  const labProcess = await startTestProcess();
  const lab = await openTestLab(labProcess, delayMs);
  await lab.run('server', server);
  await lab.waitFor('console', (event) => event.text === 'listening');
  await converse(lab);
  await lab.waitFor('socket', (event) => event.host === 'client' && event.state === 'TIME_WAIT');
  await lab.waitFor('socketGone', (event) => event.host === 'server');
  // What a kernel has said again may still be on its way.
  await lab.waitFor('delivered', () => segmentsOf(lab).every(({ deliveredUs }) => deliveredUs !== null));
  return { labProcess, lab };
}

describe.each([200, 50, 0] as const)('a conversation over %i ms', (delayMs) => {
  test('[WR1] shows the handshake, the data and both FIN with the kernel’s own numbers', async () => {
    const { lab } = await runConversation(delayMs);
    const segments = withoutRepeats(segmentsOf(lab));
    const [syn, synAck, ack] = segments;
    expect([syn, synAck, ack].map((segment) => segment?.flags)).toEqual(['SYN', 'SYN+ACK', 'ACK']);
    expect([syn, synAck, ack].map((segment) => segment?.direction)).toEqual(['upstream', 'downstream', 'upstream']);
    expect(synAck?.tcp.acknowledgment).toBe((syn!.tcp.sequence + 1) >>> 0);
    expect(ack?.tcp.acknowledgment).toBe((synAck!.tcp.sequence + 1) >>> 0);

    for (const direction of ['upstream', 'downstream'] as const) {
      const sent = segments.filter((segment) => segment.direction === direction);
      expect(sent.filter((segment) => segment.flags.includes('FIN'))).toHaveLength(1);
      // Every segment begins where the bytes before it end, and the other side confirms exactly up to the end.
      let next = sent[0]!.tcp.sequence;
      for (const { tcp, payloadLength, flags } of sent) {
        expect(tcp.sequence).toBe(next);
        next = (next + payloadLength + (/SYN|FIN/.test(flags) ? 1 : 0)) >>> 0;
      }
      const confirmed = segments.filter((segment) => segment.direction !== direction).at(-1)!.tcp.acknowledgment;
      expect(confirmed).toBe(next);
    }
  });

  test('[WR2] delivers every packet in order, its delay later', async () => {
    const { lab } = await runConversation(delayMs);
    const segments = segmentsOf(lab);
    expect(segments.length).toBeGreaterThanOrEqual(8);
    for (const { sentUs, deliveredUs } of segments) {
      expect(deliveredUs).not.toBeNull();
      expect(deliveredUs! - sentUs).toBeGreaterThanOrEqual(delayMs * 1000);
    }
    for (const direction of ['upstream', 'downstream'] as const) {
      const arrivals = segments
        .filter((segment) => segment.direction === direction)
        .map(({ deliveredUs }) => deliveredUs!);
      expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    }
    // A busy machine is late for most; what the wire itself added would be in all of them, however long they go on.
    await lab.run('client', chatter);
    const isPrompt = ({ sentUs, deliveredUs }: SeenSegment) =>
      deliveredUs !== null && deliveredUs - sentUs < delayMs * 1000 + 5000;
    await lab.waitFor('delivered', () => segmentsOf(lab).some(isPrompt), 'in time');
  });

  test('[KV1] the kernel’s last word is what the packets say: TIME_WAIT at the client, nothing at the server', async () => {
    const { lab } = await runConversation(delayMs);
    const trackers = { client: createTcpTracker(), server: createTcpTracker('LISTEN') };
    for (const { tcp, payloadLength, direction } of withoutRepeats(segmentsOf(lab))) {
      const sender = direction === 'upstream' ? 'client' : 'server';
      const receiver = direction === 'upstream' ? 'server' : 'client';
      const segment = { ...tcp, payloadBytes: payloadLength };
      trackers[sender] = trackSegment(trackers[sender], { ...segment, from: 'local' });
      trackers[receiver] = trackSegment(trackers[receiver], { ...segment, from: 'remote' });
    }
    const rows = lab.all('socket').filter((event) => event.host === 'client');
    expect(trackers.client.state).toBe('TIME_WAIT');
    expect(rows.at(-1)).toMatchObject({
      state: 'TIME_WAIT',
      timer: 'time-wait',
      remote: { address: '10.0.0.2', port: 8080 },
    });
    expect(trackers.server.state).toBe('CLOSED');
    expect(lab.all('socketGone').some((event) => event.host === 'server')).toBe(true);
  });
});

test('[KV2] the table shows the states on the way', async () => {
  const { lab } = await runConversation(50);
  // A state that lasts for less than a look may be missed: FIN_WAIT_2 and CLOSE_WAIT end with the next segment or the next call.
  const seen = (host: string) =>
    [...new Set(lab.all('socket').flatMap((event) => (event.host === host ? [event.state] : [])))].filter(
      (state) => state !== 'FIN_WAIT_2' && state !== 'CLOSE_WAIT',
    );
  expect(seen('client')).toEqual(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']);
  expect(seen('server')).toEqual(['LISTEN', 'SYN_RECEIVED', 'ESTABLISHED', 'LAST_ACK']);
});

test('[WR3] a new delay holds for the next packet', async () => {
  const { labProcess, lab } = await runConversation(0);
  await labProcess.send({ kind: 'delay', lab: lab.id, delayMs: 50 });
  const change = await lab.waitFor('delay');
  await converse(lab);
  const later = segmentsOf(lab).filter(({ sentUs, deliveredUs }) => sentUs > change.at && deliveredUs !== null);
  expect(later.length).toBeGreaterThan(4);
  for (const { sentUs, deliveredUs } of later) expect(deliveredUs! - sentUs).toBeGreaterThanOrEqual(50_000);
});

test('[WR4] a port where nobody listens answers with RST', async () => {
  const labProcess = await startTestProcess();
  const lab = await openTestLab(labProcess);
  const program = await lab.run(
    'client',
    "require('node:net').connect(8080, '10.0.0.2').on('error', (error) => console.log(error.code));",
  );
  await lab.waitFor('exit', (event) => event.program === program);
  expect(lab.all('console').map(({ text }) => text)).toEqual(['ECONNREFUSED']);
  // On a busy machine the SYN may have been said again by then, and each has its answer, which may still be on its way.
  const going = (direction: string) => lab.all('sent').filter((one) => one.direction === direction).length;
  await lab.waitFor('sent', () => going('downstream') === going('upstream'));
  const segments = segmentsOf(lab);
  expect(segments[0]).toMatchObject({ direction: 'upstream', flags: 'SYN' });
  const answers = segments.filter(({ direction }) => direction === 'downstream');
  expect(answers.map(({ flags, tcp }) => [flags, tcp.acknowledgment])).toEqual(
    Array(segments.length / 2).fill(['RST+ACK', (segments[0]!.tcp.sequence + 1) >>> 0]),
  );
});
