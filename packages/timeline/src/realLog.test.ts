import { expect, test } from 'vitest';
import { realLog as log } from '../test/realLog.ts';
import { timelineOf } from '../test/stories.ts';
import { unfold } from '../test/unfold.ts';

/** How long a packet may stand in its host's device before the wire reads it: the table is ahead of the wire by as much. */
const deviceUs = 5_000;

test('[TL27] in a real log, the state that follows from the packets is the one in the kernel’s table, at every row', () => {
  const timeline = timelineOf(log);
  const compared: string[] = [];
  for (const event of log) {
    if (event.kind !== 'socket' || event.state === 'LISTEN') continue;
    const said = [{ applied: event.seq + 1, atUs: event.at }, timeline.cursorAt(event.at + deviceUs)].map((cursor) =>
      timeline.view(cursor).sockets[event.host].find((one) => one.remote?.port === event.remote.port),
    );
    expect(said[0]?.kernel?.state).toBe(event.state);
    expect(said.map((socket) => socket?.derived)).toContain(event.state);
    compared.push(event.state);
  }
  expect(new Set(compared)).toEqual(
    new Set(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'CLOSE_WAIT', 'LAST_ACK', 'TIME_WAIT']),
  );
});

test('[TL15] in a real log, each socket is one card from first to last', () => {
  const timeline = timelineOf(log);
  const most = { client: 0, server: 0 };
  let cursor = timeline.cursorAt(0);
  for (let next = timeline.step(cursor, 1); next !== cursor; next = timeline.step(cursor, 1)) {
    cursor = next;
    const { sockets } = timeline.view(cursor);
    most.client = Math.max(most.client, sockets.client.length);
    most.server = Math.max(most.server, sockets.server.length);
  }
  // The listening one and the accepted one.
  expect(most).toEqual({ client: 1, server: 2 });
});

test('[TL11] in a real log, causes are the student’s lines', () => {
  const timeline = timelineOf(log);
  const { packets, bands } = unfold(timeline.view({ applied: log.length, atUs: timeline.endUs }));
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
