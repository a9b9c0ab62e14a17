import type { AgentReport, HostName, InferredSegment, Preview } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { createDatagramInference } from './inferDatagrams.ts';
import type { Inferred } from './inferSegments.ts';

const addresses = { client: '127.9.9.1', server: '127.9.9.2' };
const clientEnd = { address: '127.9.9.1', port: 50_000 };
const serverEnd = { address: '127.9.9.2', port: 8080 };

type Said = readonly [HostName, AgentReport];
const object = 'udp-1';
const objectType = 'DatagramSocket';
const text = (value: string): Preview => ({ kind: 'string', text: value, bytes: Buffer.byteLength(value) });
const number = (value: number): Preview => ({ kind: 'number', text: String(value) });
const callback: Preview = { kind: 'function', text: '(anonymous)' };
const made = (host: HostName, at: number): Said => [host, { kind: 'object', at, object, objectType, site: null }];
const bound = (host: HostName, at: number, local = host === 'client' ? clientEnd : serverEnd): Said => [
  host,
  { kind: 'address', at, object, local, remote: null },
];
const send = (host: HostName, at: number, ...args: Preview[]): Said => [
  host,
  { kind: 'call', at, object, objectType, method: 'send', args, site: null },
];
const message = (host: HostName, at: number, value: string, from = clientEnd): Said => [
  host,
  {
    kind: 'event',
    at,
    object,
    objectType,
    name: 'message',
    args: [
      { kind: 'bytes', text: value, bytes: Buffer.byteLength(value) },
      { kind: 'object', text: `${from.address}:${from.port}` },
    ],
    handlers: [],
  },
];
const both: Said[] = [made('server', 1), bound('server', 2), made('client', 3), bound('client', 4)];

function infer(...said: readonly Said[]): Inferred[] {
  let packets = 0;
  const inference = createDatagramInference(addresses, () => packets++);
  return said.flatMap(([host, report]) => inference.note(host, 'p1', report));
}

const told = (inferred: readonly Inferred[]) =>
  inferred.map(({ atUs, body }) => {
    if (body.kind !== 'sent') return `${atUs} ${body.kind} ${'packet' in body ? body.packet : ''}`;
    const { source, destination, payload, payloadBytes, protocol, flags } = body.segment as InferredSegment;
    const data = Buffer.from(payload, 'base64').toString();
    expect([protocol, flags]).toEqual(['udp', []]);
    return `${atUs} sent ${body.packet} ${body.direction} ${source.port}>${destination.address}:${destination.port} ${payloadBytes} ${data}`;
  });

test('[LB9] a send to the other host is sent, a message of its bytes and ports delivers it', () => {
  const inferred = infer(
    ...both,
    send('client', 10, text('안녕'), number(8080), text('server'), callback),
    message('server', 20, '안녕'),
    send('server', 30, text('echo'), number(50_000), text('127.9.9.1')),
    message('client', 40, 'echo', serverEnd),
  );
  expect(told(inferred)).toEqual([
    '10 sent 0 upstream 50000>127.9.9.2:8080 6 안녕',
    '20 delivered 0',
    '30 sent 1 downstream 8080>127.9.9.1:50000 4 echo',
    '40 delivered 1',
  ]);
});

test('[LB9] what never arrives stays sent, and other bytes do not deliver it', () => {
  const inferred = infer(
    ...both,
    send('client', 10, text('one'), number(8080), text('server')),
    send('client', 11, text('two'), number(8080), text('server')),
    message('server', 20, 'two'),
  );
  expect(told(inferred)).toEqual([
    '10 sent 0 upstream 50000>127.9.9.2:8080 3 one',
    '11 sent 1 upstream 50000>127.9.9.2:8080 3 two',
    '20 delivered 1',
  ]);
});

test('[LB9] two alike arrive in the order they were sent, each once', () => {
  const again = send('client', 10, text('x'), number(8080), text('server'));
  const inferred = infer(...both, again, again, message('server', 20, 'x'), message('server', 21, 'x'));
  expect(told(inferred).slice(2)).toEqual(['20 delivered 0', '21 delivered 1']);
});

test('[LB9] waits for the port of its own, and for what localhost means', () => {
  const asked = 'localhost';
  const inferred = infer(
    ...both.slice(0, 3),
    send('client', 10, text('a'), number(8080), text(asked)),
    bound('client', 11),
    ['client', { kind: 'name', at: 12, asked, answered: '127.9.9.2', rule: 'localhost-is-server' }],
    send('client', 20, text('own'), number(9000), text(asked)),
    send('client', 30, text('b'), number(8080)),
    ['client', { kind: 'name', at: 31, asked: '127.0.0.1', answered: '127.9.9.2', rule: 'localhost-is-server' }],
  );
  expect(told(inferred)).toEqual([
    '10 sent 0 upstream 50000>127.9.9.2:8080 1 a',
    '30 sent 1 upstream 50000>127.9.9.2:8080 1 b',
  ]);
});

test('[LB9] what another program of the host says in between takes no name away', () => {
  let packets = 0;
  const inference = createDatagramInference(addresses, () => packets++);
  const byAnother = send('client', 11, text('b'), number(8080), text('localhost'));
  const named: AgentReport = {
    ...{ kind: 'name', at: 12, asked: 'localhost', answered: '127.9.9.2' },
    rule: 'localhost-is-server',
  };
  const said: [string, Said][] = [
    ...both.map((one): [string, Said] => ['p1', one]),
    ['p1', send('client', 10, text('a'), number(8080), text('localhost'))],
    // Its socket has no port of its own yet.
    ['p2', made('client', 10)],
    ['p2', byAnother],
    ['p1', ['client', named]],
  ];
  expect(told(said.flatMap(([program, [host, report]]) => inference.note(host, program, report)))).toEqual([
    '10 sent 0 upstream 50000>127.9.9.2:8080 1 a',
  ]);
});

test('[LB9] reads the part of a buffer, and a connected socket’s sends', () => {
  const inferred = infer(
    ...both,
    send('client', 10, text('abcdef'), number(1), number(3), number(8080), text('server')),
    ['client', { kind: 'address', at: 11, object, local: clientEnd, remote: serverEnd }],
    send('client', 12, text('abc'), callback),
    send('client', 13, text('abc'), number(1), number(2), callback),
  );
  expect(told(inferred)).toEqual([
    '10 sent 0 upstream 50000>127.9.9.2:8080 3 bcd',
    '12 sent 1 upstream 50000>127.9.9.2:8080 3 abc',
    '13 sent 2 upstream 50000>127.9.9.2:8080 2 bc',
  ]);
});

test('[LB9] a message that no call explains is concluded from its arrival', () => {
  const list: Preview = { kind: 'object', text: 'Array(2)' };
  const inferred = infer(...both, send('client', 10, list, number(8080)), message('server', 20, 'ab'));
  expect(told(inferred)).toEqual(['19 sent 0 upstream 50000>127.9.9.2:8080 2 ab', '20 delivered 0']);
});

test('[LB9] what stays on one host, comes from a stranger or is too large for a datagram is left out', () => {
  const inferred = infer(
    ...both,
    send('client', 10, text('x'), number(8080), text('127.0.0.1')),
    send('client', 11, { kind: 'bytes', text: '', bytes: 65_508 }, number(8080), text('server')),
    send('client', 12, text('x'), number(0), text('server')),
    message('server', 20, 'x', { address: '127.9.9.9', port: 50_000 }),
    message('server', 21, 'x', { address: '127.0.0.1', port: 8080 }),
  );
  expect(inferred).toEqual([]);
});

test('[LB10] among three hosts a datagram goes to the one whose address it is for, and comes from the one that has its port', () => {
  let packets = 0;
  const inference = createDatagramInference({ ...addresses, client2: '127.9.9.3' }, () => packets++);
  const friendEnd = { address: '127.9.9.3', port: 50_000 };
  const said: Said[] = [
    ...both,
    made('client2', 5),
    bound('client2', 6, friendEnd),
    send('client', 10, text('a'), number(50_000), text('client2')),
    message('client2', 11, 'a'),
    // Both clients have this port, and the same bytes are under way from each: the sender's address tells them apart.
    send('client', 20, text('b'), number(8080), text('server')),
    send('client2', 21, text('b'), number(8080), text('server')),
    message('server', 22, 'b', friendEnd),
  ];
  const inferred = said.flatMap(([host, report]) => inference.note(host, 'p1', report));
  expect(
    inferred.map(({ body }) => {
      if (body.kind === 'sent') return `${body.packet} ${body.from} ${body.to}`;
      return body.kind === 'delivered' ? `${body.packet} there` : body.kind;
    }),
  ).toEqual(['0 client client2', '0 there', '1 client server', '2 client2 server', '2 there']);
});
