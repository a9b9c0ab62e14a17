import { describe, expect, test } from 'vitest';
import {
  createLogBuilder,
  delivered,
  dropped,
  kernel,
  kernelGone,
  type LogBuilder,
  number,
  opened,
  programOf,
  sent,
  text,
} from '../test/logBuilder.ts';
import { clientPort, conversation, firsts, writeConversation } from '../test/logs.ts';
import { type UnfoldedView, unfold } from '../test/unfold.ts';
import { createTimeline } from './createTimeline.ts';
import { programOf as programShown } from './programOf.ts';

const client = programOf('client', 'p2');
const server = programOf('server', 'p1');

function viewOf(write: (builder: LogBuilder) => void, atUs = Number.MAX_SAFE_INTEGER): UnfoldedView {
  const builder = createLogBuilder();
  write(builder);
  const timeline = createTimeline();
  timeline.append(builder.log());
  return unfold(timeline.view(timeline.cursorAt(Math.min(atUs, timeline.endUs))));
}
const at = (atUs: number) => viewOf((builder) => writeConversation(builder), atUs);
const connection = `10.0.0.1:${clientPort}-10.0.0.2:8080`;

describe('packets', () => {
  test('[TL9] numbers are the kernels own, and counted from the first SYN, past the wrap', () => {
    const { packets } = at(1e9);
    expect(
      packets.map(({ label, relativeSequence, relativeAcknowledgment }) => [
        label,
        relativeSequence,
        relativeAcknowledgment,
      ]),
    ).toEqual([
      ['SYN', 0, null],
      ['SYN ACK', 0, 1],
      ['ACK', 1, 1],
      ['데이터 6 B', 1, 1],
      ['ACK', 1, 7],
      ['데이터 10 B', 1, 7],
      ['ACK', 7, 11],
      ['FIN', 7, 11],
      ['FIN', 11, 8],
      ['ACK', 8, 12],
    ]);
    expect(packets[0]).toMatchObject({ sequence: firsts.client, acknowledgment: null, from: 'client', to: 'server' });
    expect(packets[7]!.sequence).toBe((firsts.client + 7) >>> 0);
    expect(packets.some((packet) => packet.retransmission)).toBe(false);
  });

  test('[TL10] a packet flies until it is delivered, and is placed by the delay it left with', () => {
    expect(at(250_000).packets).toMatchObject([
      { status: 'flying', sentUs: 100_000, endUs: null, expectedUs: 300_000 },
    ]);
    expect(at(300_000).packets[0]).toMatchObject({ status: 'delivered', endUs: 300_000 });
  });

  test('[TL11] the cause is the newest call that asks for such a segment; what the kernel does by itself has none', () => {
    const causes = at(1e9).packets.map(({ kind, from, cause }) => [
      kind,
      from,
      cause && `${cause.method} ${cause.line}`,
    ]);
    expect(causes).toEqual([
      ['SYN', 'client', 'connect 2'],
      ['SYN+ACK', 'server', null],
      ['ACK', 'client', null],
      ['DATA', 'client', 'write 4'],
      ['ACK', 'server', null],
      ['DATA', 'server', 'write 5'],
      ['ACK', 'client', null],
      ['FIN', 'client', 'end 8'],
      ['FIN', 'server', null],
      ['ACK', 'client', null],
    ]);
  });

  test('[TL12] a segment whose numbers were sent before is a retransmission, with the cause of the first', () => {
    const { packets } = viewOf((builder) => writeConversation(builder, 'dropped'));
    expect(packets.slice(0, 3)).toMatchObject([
      { kind: 'SYN', status: 'dropped', retransmission: false, cause: { line: 2 } },
      { kind: 'SYN', status: 'delivered', retransmission: true, cause: { line: 2 } },
      { kind: 'SYN+ACK', retransmission: false },
    ]);
    const data = (packet: number, sequence: number, words: string) =>
      sent(packet, { from: 'client', clientPort: 5, flags: ['ACK'], sequence, acknowledgment: 1, text: words });
    const again = viewOf((builder) => {
      builder.at(
        0,
        data(0, 100, 'abc'),
        data(1, 103, 'def'),
        data(2, 100, 'abcdef'),
        data(3, 106, ''),
        data(4, 106, 'g'),
      );
    });
    expect(again.packets.map((packet) => packet.retransmission)).toEqual([false, false, true, false, false]);
  });

  test('[TL13] an inferred segment has no numbers, and says that it is inferred', () => {
    const ends = { source: { address: '127.0.0.1', port: 5 }, destination: { address: '127.0.0.2', port: 8080 } };
    const { packets, bands } = viewOf((builder) => {
      const segment = { kind: 'inferred', flags: ['PSH', 'ACK'], ...ends, payloadBytes: 6, payload: '' } as const;
      builder.at(
        0,
        {
          lane: 'packet',
          kind: 'sent',
          packet: 0,
          from: 'client',
          to: 'server',
          direction: 'upstream',
          segment: { ...segment, flags: [...segment.flags] },
        },
        delivered(0),
      );
    });
    expect(packets).toMatchObject([
      { inferred: true, kind: 'DATA', label: '데이터 6 B', sequence: null, relativeSequence: null, ...ends },
    ]);
    expect(bands).toEqual([]);
  });

  test('[TL14] bytes nobody can read make a packet nobody can read, and nothing else', () => {
    const { packets } = viewOf((builder) => {
      const unreadable = {
        lane: 'packet',
        kind: 'sent',
        from: 'server',
        to: 'client',
        direction: 'downstream',
      } as const;
      builder.at(0, { ...unreadable, packet: 0, segment: { kind: 'observed', bytes: '!', length: 1 } });
      builder.at(0, { ...unreadable, packet: 1, segment: { kind: 'observed', bytes: 'YAAA', length: 3 } });
      builder.at(0, delivered(9), dropped(8));
    });
    expect(packets).toMatchObject([
      { kind: 'OTHER', source: null },
      { kind: 'OTHER', source: null },
    ]);
  });
});

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

describe('bands', () => {
  test('[TL22] each state of each end is one band, without gap or overlap; the last one goes on', () => {
    const { bands } = at(1e9);
    const of = (host: string) => bands.filter((band) => band.host === host && band.connection === connection);
    expect(of('client').map((band) => band.state)).toEqual(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']);
    expect(of('server').map((band) => band.state)).toEqual(['SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT', 'LAST_ACK']);
    for (const host of ['client', 'server'])
      of(host)
        .slice(1)
        .forEach((band, index) => {
          expect(band.fromUs).toBe(of(host)[index]!.toUs);
        });
    expect(of('client').at(-1)!.toUs).toBeNull();
    expect(of('server').at(-1)!.toUs).not.toBeNull();
    expect(bands[0]).toMatchObject({ host: 'server', connection: null, state: 'LISTEN', source: 'kernel' });
  });

  test('[TL23] a state known from segments alone is marked derived until the kernel says the same', () => {
    const band = (us: number) => at(us).bands.findLast((one) => one.host === 'client');
    expect(band(100_000)).toMatchObject({ state: 'SYN_SENT', source: 'derived', fromUs: 100_000 });
    expect(band(100_002)).toMatchObject({ state: 'SYN_SENT', source: 'kernel', fromUs: 100_000 });
  });
});

test('[TL23] a segment that was on its way when the kernel moved on does not move the band back', () => {
  const { bands } = viewOf((builder) => {
    writeConversation(builder);
    // FIN_WAIT_1 is in the table at 901.15 ms; the wire then carries data that was sent before.
    const words = {
      from: 'client',
      clientPort,
      flags: ['ACK'],
      acknowledgment: firsts.server + 11,
      text: 'x',
    } as const;
    builder.at(901_155, sent(90, { ...words, flags: ['ACK'], sequence: firsts.client + 6 }));
  });
  const client = bands.filter((band) => band.host === 'client');
  expect(client.map((band) => band.state)).toEqual(['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'TIME_WAIT']);
});

describe('code', () => {
  test('[TL24] calls and events stand at their lines, each counted', () => {
    const { programs, marks } = at(1e9);
    expect(
      programShown({ programs }, 'server')!.pins.map(
        ({ line, kind, label, count }) => `${line} ${kind} ${label} ${count}`,
      ),
    ).toEqual([
      '10 call listen() 1',
      '11 event listening 1',
      '2 event connection 1',
      '4 event data 1',
      '5 call write() 1',
      '7 event end 1',
    ]);
    expect(programShown({ programs }, 'client')!.hot).toMatchObject({ line: 9, kind: 'event', label: 'close' });
    expect(marks.slice(0, 3)).toMatchObject([
      { host: 'server', kind: 'call', label: 'listen()', line: 10 },
      { host: 'server', kind: 'event', label: 'listening', line: 11 },
      { host: 'client', kind: 'call', label: 'connect()', line: 2 },
    ]);
  });

  test('[TL24] handing over a handler glows and leaves neither pin nor mark; a line of another file is not shown here', () => {
    const view = viewOf((builder) => {
      builder.at(0, client.spawn(), client.object('o1', 'Socket', 1), client.call('o1', 'on', 4));
      builder.at(1, {
        ...client.call('o1', 'write', 9, [text('x')]),
        site: { file: '/app/other.js', line: 9, column: 1 },
      } as never);
    });
    expect(programShown(view, 'client')).toMatchObject({ pins: [], hot: { line: 4 } });
    expect(view.marks).toMatchObject([{ label: 'write()', line: null }]);
  });

  test('[TL25] an entry that reached the log late stands where it happened', () => {
    const view = viewOf((builder) => {
      builder.at(0, client.spawn());
      builder.at(9_000, { ...client.event('o1', 'data', [4]), lateUs: 2_000 } as never);
    });
    expect(view.marks[0]!.atUs).toBe(7_000);
    expect(programShown(view, 'client')!.hot!.atUs).toBe(7_000);
  });
});

test('[TL26] the settings of the lab hold from their entry on', () => {
  expect(at(1e9)).toMatchObject({
    mode: 'virtual',
    addresses: { client: '10.0.0.1', server: '10.0.0.2' },
    delayMs: 200,
    limit: null,
  });
  const view = viewOf((builder) => {
    builder.at(0, opened);
    builder.at(1, { lane: 'wire', kind: 'delay', delayMs: 50 }, { lane: 'lab', kind: 'limit', what: 'events' });
    builder.at(2, sent(0, { from: 'client', clientPort, flags: ['SYN'], sequence: 5 }));
  });
  expect(view).toMatchObject({ delayMs: 50, limit: 'events', packets: [{ expectedUs: 50_002 }] });
  expect(unfold(createTimeline().view({ applied: 0, atUs: 0 }))).toMatchObject({
    mode: null,
    applied: 0,
    packets: [],
    narration: null,
  });
  expect(conversation()[0]!.kind).toBe('opened');
});
