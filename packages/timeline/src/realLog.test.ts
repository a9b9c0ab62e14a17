import { readFileSync } from 'node:fs';
import { labEventSchema } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createTimeline } from './createTimeline.ts';

// Written by a lab in virtual mode: Node 20 programs, Linux kernels, a wire of 200 ms. Frozen, so that a change of the reducer shows.
const file = new URL('../test/conversation.log.jsonl', import.meta.url);
const log = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => labEventSchema.parse(JSON.parse(line)));

test('[TL27] in a real log, the state that follows from the packets is the one in the kernel’s table, at every row', () => {
  const timeline = createTimeline();
  timeline.append(log);
  const compared: string[] = [];
  for (const event of log) {
    if (event.kind !== 'socket' || event.state === 'LISTEN') continue;
    const { sockets } = timeline.view({ applied: event.seq + 1, atUs: event.at });
    const socket = sockets[event.host].find((one) => one.remote?.port === event.remote.port);
    expect(socket?.derived).toBe(event.state);
    expect(socket?.kernel?.state).toBe(event.state);
    compared.push(event.state);
  }
  expect(new Set(compared)).toEqual(
    new Set(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSE_WAIT', 'LAST_ACK', 'TIME_WAIT']),
  );
});

test('[TL15] in a real log, each socket is one card from first to last', () => {
  const timeline = createTimeline();
  timeline.append(log);
  const most = { client: 0, server: 0 };
  for (const { seq, at } of log) {
    const { sockets } = timeline.view({ applied: seq + 1, atUs: at });
    most.client = Math.max(most.client, sockets.client.length);
    most.server = Math.max(most.server, sockets.server.length);
  }
  // The listening one and the accepted one.
  expect(most).toEqual({ client: 1, server: 2 });
});

test('[TL11] in a real log, causes are the student’s lines', () => {
  const timeline = createTimeline();
  timeline.append(log);
  const { packets, bands } = timeline.view({ applied: log.length, atUs: timeline.endUs });
  expect(packets.map(({ kind, cause }) => (cause ? `${kind} ${cause.file}:${cause.line}` : kind))).toEqual([
    'SYN client.js:2',
    'SYN+ACK',
    'ACK',
    'DATA client.js:2',
    'ACK',
    'DATA server.js:4',
    'ACK',
    'FIN client.js:3',
    'FIN',
    'ACK',
  ]);
  expect(bands.every((band) => band.source === 'kernel')).toBe(true);
});
