import type { AgentReport, HostName, InferredSegment } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { createSegmentInference, type Inferred } from './inferSegments.ts';

const addresses = { client: '127.9.9.1', server: '127.9.9.2' };
const clientEnd = { address: '127.0.0.1', port: 50_000 };
const serverEnd = { address: '127.9.9.2', port: 8080 };

type Said = readonly [HostName, AgentReport];
const site = { file: 'x.js', line: 1, column: 1 };
const text = (value: string) => ({ kind: 'string' as const, text: value, bytes: Buffer.byteLength(value) });
const socket = (host: HostName, at: number): Said => [
  host,
  { kind: 'object', at, object: 's1', objectType: 'Socket', site, ...(host === 'server' ? { acceptedBy: 'v1' } : {}) },
];
const address = (host: HostName, at: number, local = clientEnd, remote = serverEnd): Said => [
  host,
  { kind: 'address', at, object: 's1', local, remote },
];
const connected = (at: number): Said[] => [
  socket('client', at - 50),
  socket('server', at - 10),
  address('server', at - 10, serverEnd, clientEnd),
  address('client', at - 20),
  event('client', at, 'connect'),
];
const call = (
  host: HostName,
  at: number,
  method: string,
  args = [] as ReturnType<typeof text>[],
  via?: string,
): Said => [
  host,
  { kind: 'call', at, object: 's1', objectType: 'Socket', method, args, site, ...(via ? { via } : {}) },
];
const event = (host: HostName, at: number, name: string, args: object[] = []): Said => [
  host,
  { kind: 'event', at, object: 's1', objectType: 'Socket', name, args: args as [], handlers: [] },
];

function infer(said: readonly Said[]): Inferred[] {
  let packets = 0;
  const inference = createSegmentInference(addresses, () => packets++);
  return said.flatMap(([host, report]) => inference.note(host, 'p1', report));
}

/** What was sent, as `> SYN` (upstream) or `< SYN ACK`, with its payload's size and time. */
function sent(said: readonly Said[]): string[] {
  return infer(said).flatMap(({ atUs, body }) => {
    if (body.kind !== 'sent' || body.segment.kind !== 'inferred') return [];
    const { flags, payloadBytes } = body.segment;
    return [`${body.direction === 'upstream' ? '>' : '<'} ${flags.join(' ')} ${payloadBytes} @${atUs}`];
  });
}

const handshake = ['> SYN 0 @987', '< SYN ACK 0 @988', '> ACK 0 @989'];

describe('createSegmentInference', () => {
  test('[LB1] a connection known at both ends gives SYN, SYN+ACK and ACK before the first word of either', () => {
    expect(sent(connected(1000))).toEqual(handshake);
  });

  test('[LB1] the client alone is proof enough, and the server that comes later adds no second handshake', () => {
    const said = [
      socket('client', 900),
      address('client', 950),
      event('client', 1000, 'connect'),
      socket('server', 1010),
      address('server', 1010, serverEnd, clientEnd),
    ];
    expect(sent(said)).toEqual(['> SYN 0 @997', '< SYN ACK 0 @998', '> ACK 0 @999']);
  });

  test('[LB1] an attempt is no connection, though it has addresses', () => {
    expect(sent([socket('client', 900), address('client', 950)])).toEqual([]);
  });

  test('[LB1] a connection to anything but the other host crosses no wire', () => {
    expect(
      sent([
        socket('client', 900),
        address('client', 950, clientEnd, { address: '127.0.0.1', port: 80 }),
        event('client', 1000, 'connect'),
      ]),
    ).toEqual([]);
    expect(sent([socket('server', 900), address('server', 1000, serverEnd, clientEnd)])).toEqual([]);
  });

  test('[LB2] a write is one segment with its bytes, from the end that wrote', () => {
    const said = [
      ...connected(1000),
      call('client', 1100, 'write', [text('안녕')]),
      event('server', 1200, 'data', [text('안녕')]),
    ];
    expect(sent(said)).toEqual([...handshake, '> PSH ACK 6 @1100']);
    const segment = infer(said)
      .flatMap(({ body }) => (body.kind === 'sent' ? [body.segment as InferredSegment] : []))
      .at(-1);
    expect(Buffer.from(segment!.payload, 'base64').toString()).toBe('안녕');
    expect(segment).toMatchObject({ source: clientEnd, destination: serverEnd });
  });

  test('[LB2] what was written before the connection leaves after the handshake', () => {
    const said = [
      socket('client', 900),
      call('client', 950, 'write', [text('hi')]),
      address('client', 960),
      event('client', 1000, 'connect'),
    ];
    expect(sent(said).slice(3)).toEqual(['> PSH ACK 2 @950']);
  });

  test('[LB2] bytes that arrived without a call (pipe) are concluded from their arrival, and counted once', () => {
    const said = [
      ...connected(1000),
      event('server', 1100, 'data', [text('abc')]),
      call('client', 1101, 'write', [text('abc')], 'pipe'),
      event('server', 1200, 'data', [text('de')]),
      // The report of a call that was held up on its pipe.
      call('client', 1300, 'write', [text('abcde')]),
    ];
    expect(sent(said).slice(3)).toEqual(['> PSH ACK 3 @1099', '> PSH ACK 2 @1199']);
  });

  test('[LB2] a payload whose preview was cut is a size, not a guess', () => {
    const said = [...connected(1000), call('client', 1100, 'write', [{ kind: 'string', text: 'aaa…', bytes: 5000 }])];
    expect(infer(said).find(({ body }) => body.kind === 'sent' && body.packet === 3)?.body).toMatchObject({
      segment: { payloadBytes: 5000, payload: '' },
    });
  });

  test('[LB3] `finish`, or `end` at the other side, is one FIN', () => {
    const said = [
      ...connected(1000),
      call('client', 1100, 'end'),
      event('client', 1110, 'finish'),
      event('server', 1200, 'end'),
      event('server', 1210, 'finish'),
      event('client', 1300, 'end'),
    ];
    expect(sent(said).slice(3)).toEqual(['> FIN ACK 0 @1109', '< FIN ACK 0 @1209']);
    expect(sent([...connected(1000), event('client', 1300, 'end')]).slice(3)).toEqual(['< FIN ACK 0 @1299']);
  });

  test('[LB4] resetAndDestroy, or ECONNRESET at the other side, is one RST and the last word', () => {
    const error = { kind: 'error', text: 'read ECONNRESET', code: 'ECONNRESET' };
    const reset = [
      ...connected(1000),
      call('client', 1100, 'resetAndDestroy'),
      event('server', 1200, 'error', [error]),
    ];
    expect(sent([...reset, event('client', 1210, 'finish')]).slice(3)).toEqual(['> RST 0 @1100']);
    expect(sent([...connected(1000), event('server', 1200, 'error', [error])]).slice(3)).toEqual(['> RST 0 @1199']);
  });

  test('[LB4] ECONNREFUSED is a SYN and the answer of a closed port', () => {
    const error = { kind: 'error', text: 'connect ECONNREFUSED 127.9.9.2:8080', code: 'ECONNREFUSED' };
    expect(sent([socket('client', 900), event('client', 1000, 'error', [error])])).toEqual([
      '> SYN 0 @998',
      '< RST ACK 0 @999',
    ]);
    const elsewhere = { ...error, text: 'connect ECONNREFUSED 127.0.0.1:8080' };
    expect(sent([socket('client', 900), event('client', 1000, 'error', [elsewhere])])).toEqual([]);
  });

  test('[LB5] every segment sent is delivered, right after it', () => {
    const inferred = infer([...connected(1000), call('client', 1100, 'write', [text('x')])]);
    expect(inferred.map(({ body }) => body.kind)).toEqual(Array(4).fill(['sent', 'delivered']).flat());
  });
});

describe('among more than two hosts', () => {
  const three = { client: '127.9.9.1', client2: '127.9.9.3', server: '127.9.9.2' };
  const ways = (said: readonly Said[]) => {
    let packets = 0;
    const inference = createSegmentInference(three, () => packets++);
    return said
      .flatMap(([host, report]) => inference.note(host, 'p1', report))
      .flatMap(({ body }) => (body.kind === 'sent' ? [`${body.from} ${body.to} ${body.direction}`] : []));
  };
  const friendEnd = { address: '127.9.9.3', port: 7000 };

  test('[LB10] a connection of two clients goes between them', () => {
    const accepted: Said = [
      'client2',
      { kind: 'object', at: 990, object: 's1', objectType: 'Socket', site, acceptedBy: 'v1' },
    ];
    const opening: Said[] = [
      socket('client', 950),
      address('client', 960, clientEnd, friendEnd),
      accepted,
      address('client2', 991, friendEnd, clientEnd),
      event('client', 1000, 'connect'),
    ];
    expect(ways(opening)).toEqual(['client client2 upstream', 'client2 client downstream', 'client client2 upstream']);
    expect(ways([...opening, call('client2', 1100, 'write', [text('hi')])]).at(-1)).toBe('client2 client downstream');
  });

  test('[LB10] a refusal comes from the host whose address it names', () => {
    const refusal = [{ kind: 'error', text: 'connect ECONNREFUSED 127.9.9.3:7000', code: 'ECONNREFUSED' }];
    expect(ways([socket('client', 1), event('client', 9, 'error', refusal)])).toEqual([
      'client client2 upstream',
      'client2 client downstream',
    ]);
  });
});
