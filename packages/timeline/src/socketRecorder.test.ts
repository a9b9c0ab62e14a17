import { describe, expect, test } from 'vitest';
import { kernel, kernelGone } from '../test/kernelEntries.ts';
import { number, opened, programOf } from '../test/logBuilder.ts';
import { clientPort, writeConversation } from '../test/logs.ts';
import { delivered, sent } from '../test/packetEntries.ts';
import { conversationAt as at, viewOf } from '../test/stories.ts';
import { programOf as programShown } from './programOf.ts';

const _client = programOf('client', 'p2');
const _server = programOf('server', 'p1');

const client = programOf('client', 'p2');
const server = programOf('server', 'p1');

describe('sockets', () => {
  test('[TL15] the program and the kernel speak of one socket: it is shown once, under one key', () => {
    const keys = [101_000, 400_000, 550_000, 2_000_000, 1e9].map((us) =>
      at(us).sockets.client.map((socket) => socket.key),
    );
    expect(new Set(keys.flat()).size).toBe(1);
    expect(at(1_101_400).sockets.server).toMatchObject([
      {
        objectType: 'Server',
        object: 'o1',
        local: { port: 8080 },
        remote: null,
        kernel: { state: 'LISTEN' },
        controllable: false,
      },
      {
        objectType: 'Socket',
        object: 'o2',
        remote: { port: clientPort },
        kernel: { state: 'CLOSE_WAIT' },
        controllable: true,
      },
    ]);
  });

  test('[TL16] a connection the kernel has made and the program has not accepted has no object', () => {
    expect(at(310_000).sockets.server[1]).toMatchObject({
      object: null,
      program: null,
      derived: 'SYN_RECEIVED',
      kernel: { state: 'SYN_RECEIVED' },
    });
    expect(at(700_100).sockets.server[1]).toMatchObject({ object: null, derived: 'ESTABLISHED' });
    expect(at(700_500).sockets.server[1]).toMatchObject({ object: 'o2', program: 'p1' });
    expect(at(700_500).sockets.server[1]!.key).toBe(at(310_000).sockets.server[1]!.key);
  });

  test('[TL17] bytes count once each, when they leave and when they arrive', () => {
    const counts = (us: number) =>
      [...at(us).sockets.client, ...at(us).sockets.server.slice(1)].map((s) => [s.bytesSent, s.bytesReceived]);
    expect(counts(600_000)).toEqual([
      [6, 0],
      [0, 0],
    ]);
    expect(counts(750_000)).toEqual([
      [6, 0],
      [10, 6],
    ]);
    expect(counts(1e9)).toEqual([
      [6, 10],
      [10, 6],
    ]);
  });

  test('[TL18] with two sockets on their way to one port, nobody guesses which is which', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, client.spawn(), client.start());
      builder.at(
        1,
        client.object('a', 'Socket', 1),
        client.call('a', 'net.connect', 1, [{ kind: 'object', text: "{ host: 'server', port: 8080 }" }]),
      );
      builder.at(2, client.object('b', 'Socket', 2), client.call('b', 'net.connect', 2, [number(8080)]));
      builder.at(3, kernel('client', 50_001, 'SYN_SENT'), kernel('client', 50_002, 'SYN_SENT'));
      builder.at(4, client.address('b', 50_001, 8080));
    });
    expect(
      view.sockets.client.map(({ object, local, kernel }) => [object, local?.port ?? null, kernel?.state ?? null]),
    ).toEqual([
      ['a', null, null],
      ['b', 50_001, 'SYN_SENT'],
      [null, 50_002, 'SYN_SENT'],
    ]);
  });

  test('[TL18] a call that names no object belongs to the socket made next', () => {
    const view = viewOf((builder) => {
      builder.at(
        0,
        opened,
        client.spawn(),
        client.call(null, 'net.createConnection', 7, [number(8080)]),
        client.object('a', 'Socket', 7),
      );
      builder.at(1, sent(0, { from: 'client', clientPort, flags: ['SYN'], sequence: 5 }));
    });
    expect(view.packets[0]!.cause).toMatchObject({ line: 7, method: 'net.createConnection' });
    expect(view.sockets.client).toMatchObject([
      { object: 'a', local: { port: clientPort }, derived: 'SYN_SENT', controllable: true },
    ]);
  });

  test('[TL18] a call that names no object belongs to the socket made before it at the same place', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, client.spawn(), client.object('a', 'Socket', 7), client.object('b', 'Socket', 9));
      builder.at(1, client.call(null, 'net.connect', 7, [number(8080)]));
      builder.at(2, sent(0, { from: 'client', clientPort, flags: ['SYN'], sequence: 5 }));
    });
    expect(view.sockets.client).toMatchObject([
      { object: 'a', local: { port: clientPort } },
      { object: 'b', local: null },
    ]);
  });

  test('[TL19] a program that ends has closed its sockets; the kernel may still hold them', () => {
    const view = viewOf((builder) => {
      writeConversation(builder);
      builder.at(5e6, server.exit(null, 'SIGKILL'));
    });
    expect(view.sockets.server.every((socket) => socket.closed && !socket.controllable)).toBe(true);
    expect(view.sockets.client).toMatchObject([{ closed: true, controllable: false, kernel: { state: 'TIME_WAIT' } }]);
    expect(programShown(view, 'server')).toMatchObject({
      status: 'exited',
      exit: { code: null, signal: 'SIGKILL', reason: 'student' },
    });
  });

  test('[TL20] a new program starts with a clean table, but for what the kernel still remembers', () => {
    const again = programOf('client', 'p3');
    const view = viewOf((builder) => {
      writeConversation(builder);
      builder.at(5e6, again.spawn(), again.start(), again.object('o1', 'Socket', 2));
    });
    expect(view.sockets.client.map(({ program, kernel }) => [program, kernel?.state ?? null])).toEqual([
      ['p2', 'TIME_WAIT'],
      ['p3', null],
    ]);
    const later = viewOf((builder) => {
      writeConversation(builder);
      builder.at(5e6, kernelGone('client', clientPort), again.spawn());
    });
    expect(later.sockets.client).toEqual([]);
    expect(programShown(later, 'client')).toMatchObject({ program: 'p3', status: 'starting', pins: [], console: [] });
  });

  test('[TL21] a SYN to a closed port makes no socket there, and closes the one that sent it', () => {
    const view = viewOf((builder) => {
      builder.at(
        0,
        opened,
        client.spawn(),
        client.object('o1', 'Socket', 2),
        client.call('o1', 'connect', 2, [number(8080)]),
      );
      builder.at(1, sent(0, { from: 'client', clientPort, flags: ['SYN'], sequence: 5 }));
      builder.at(
        2,
        delivered(0),
        sent(1, { from: 'server', clientPort, flags: ['RST', 'ACK'], sequence: 0, acknowledgment: 6 }),
      );
      builder.at(3, delivered(1));
    });
    expect(view.sockets.server).toEqual([]);
    expect(view.sockets.client).toMatchObject([{ object: 'o1', derived: 'CLOSED', closed: false }]);
    expect(view.bands).toMatchObject([{ host: 'client', state: 'SYN_SENT', source: 'derived', fromUs: 1, toUs: 3 }]);
  });
});
