import { expect, test } from 'vitest';
import { udpKernel, udpKernelGone } from '../test/kernelEntries.ts';
import { type LogBuilder, opened, programOf, serverPort } from '../test/logBuilder.ts';
import { delivered, sent, sentDatagram, sentSegment } from '../test/packetEntries.ts';
import { viewOf as viewOfStory } from '../test/stories.ts';

const client = programOf('client', 'p2');
const server = programOf('server', 'p1');
const port = 40_000;

/** The picture at the end of a log in which both programs run. */
const viewOf = (write: (builder: LogBuilder) => void) =>
  viewOfStory((builder) => {
    builder.at(0, opened, server.spawn(), client.spawn(), server.start(), client.start());
    write(builder);
  });

const listens = (builder: LogBuilder, address = '0.0.0.0') => {
  builder.at(1, server.object('d1', 'DatagramSocket', 2));
  builder.at(3, server.bound('d1', address, serverPort));
};

test('[TL37] a DatagramSocket and the kernel’s row are one socket, whichever is said first', () => {
  for (const rowAt of [2, 4]) {
    for (const address of ['0.0.0.0', '::', '10.0.0.2']) {
      const { sockets, bands } = viewOf((builder) => {
        listens(builder, address);
        builder.at(rowAt, udpKernel('server', serverPort, { drops: 3 }));
      });
      expect(sockets.server).toMatchObject([
        {
          object: 'd1',
          objectType: 'DatagramSocket',
          protocol: 'udp',
          local: { address, port: serverPort },
          remote: null,
          kernel: null,
          udp: { drops: 3 },
          derived: null,
          controllable: false,
        },
      ]);
      expect(bands).toEqual([]);
    }
  }
});

test('[TL37] a socket bound to one address alone comes before one bound to every address', () => {
  const { sockets } = viewOf((builder) => {
    listens(builder);
    builder.at(4, server.object('d2', 'DatagramSocket', 5), server.bound('d2', '10.0.0.2', serverPort));
    builder.at(5, sentDatagram(0, { from: 'client', clientPort: port, text: 'abc' }), delivered(0));
  });
  expect(sockets.server.map(({ object, bytesReceived }) => [object, bytesReceived])).toEqual([
    ['d1', 0],
    ['d2', 3],
  ]);
});

test('[TL37] ports of UDP are others than those of TCP', () => {
  const { sockets } = viewOf((builder) => {
    builder.at(1, client.object('s1', 'Socket', 2), client.call('s1', 'connect', 2));
    builder.at(2, client.object('d1', 'DatagramSocket', 3), client.bound('d1', '10.0.0.1', port, serverPort));
    builder.at(3, sentDatagram(0, { from: 'client', clientPort: port, text: 'abc' }));
    builder.at(4, sent(1, { from: 'client', clientPort: port, flags: ['SYN'], sequence: 1 }));
  });
  expect(
    sockets.client.map(({ object, protocol, derived, bytesSent }) => [object, protocol, derived, bytesSent]),
  ).toEqual([
    ['s1', 'tcp', 'SYN_SENT', 0],
    ['d1', 'udp', null, 3],
  ]);
});

test('[TL37] connected, it has another row; closed and forgotten, another socket may have its port', () => {
  const connected = (builder: LogBuilder) => {
    builder.at(1, client.object('d1', 'DatagramSocket', 2), client.bound('d1', '0.0.0.0', port));
    builder.at(2, udpKernel('client', port));
    builder.at(3, client.bound('d1', '10.0.0.1', port, serverPort));
    builder.at(4, udpKernel('client', port, { address: '10.0.0.1', remotePort: serverPort }));
    builder.at(5, udpKernelGone('client', port));
  };
  expect(viewOf(connected).sockets.client).toMatchObject([
    { object: 'd1', remote: { address: '10.0.0.2', port: serverPort }, udp: { drops: 0 } },
  ]);
  const { sockets } = viewOf((builder) => {
    builder.at(1, client.object('d1', 'DatagramSocket', 2), client.bound('d1', '0.0.0.0', port));
    builder.at(2, udpKernel('client', port), client.event('d1', 'close', []), udpKernelGone('client', port));
    builder.at(3, udpKernel('client', port));
  });
  expect(sockets.client).toMatchObject([
    { object: 'd1', closed: true, udp: null },
    { object: null, closed: false, udp: {} },
  ]);
});

test('[TL37] a row that no program has claimed is shown, and goes with the kernel’s word', () => {
  const rows = (more: (builder: LogBuilder) => void) =>
    viewOf((builder) => {
      builder.at(1, udpKernel('client', port));
      more(builder);
    }).sockets.client;
  expect(rows(() => undefined)).toMatchObject([{ object: null, protocol: 'udp', local: { port }, remote: null }]);
  expect(rows((builder) => builder.at(2, udpKernelGone('client', port)))).toEqual([]);
});

test('[TL38] datagrams count each time they leave and each time they arrive; lost ones never arrive', () => {
  const { sockets, packets } = viewOf((builder) => {
    listens(builder);
    builder.at(4, client.object('d1', 'DatagramSocket', 3), client.datagramCall('d1', 'send', 6));
    const ping = (packet: number) => sentDatagram(packet, { from: 'client', clientPort: port, text: 'ping' });
    // The first datagram binds the socket: its address is known only after it has left.
    builder.at(5, ping(0));
    builder.at(6, client.bound('d1', '0.0.0.0', port), client.datagramCall('d1', 'send', 7));
    builder.at(7, ping(1), delivered(1), ping(2));
    builder.at(8, { ...ping(3), origin: { kind: 'copy', of: 1, by: 'duplicate' } } as never, delivered(3));
    builder.at(9, sentDatagram(4, { from: 'server', clientPort: port, text: 'pong!' }), delivered(4));
  });
  expect(sockets.client).toMatchObject([{ bytesSent: 12, bytesReceived: 5 }]);
  expect(sockets.server).toMatchObject([{ bytesSent: 5, bytesReceived: 8 }]);
  expect(packets.map(({ kind, label, cause }) => [kind, label, cause?.line ?? null])).toEqual([
    ['UDP', 'UDP 4 B', 6],
    ['UDP', 'UDP 4 B', 7],
    ['UDP', 'UDP 4 B', 7],
    ['UDP', 'UDP 4 B', null],
    ['UDP', 'UDP 5 B', null],
  ]);
});

test('[TL38] before a program has said an address, a datagram is given to its socket only if one alone can be meant', () => {
  const { sockets, packets } = viewOf((builder) => {
    builder.at(1, client.object('d1', 'DatagramSocket', 3), client.datagramCall('d1', 'send', 6));
    builder.at(1, client.object('d2', 'DatagramSocket', 4), client.datagramCall('d2', 'send', 7));
    builder.at(2, sentDatagram(0, { from: 'client', clientPort: port, text: 'ping' }));
    builder.at(3, client.bound('d2', '0.0.0.0', port), client.bound('d1', '0.0.0.0', port + 1));
  });
  expect(packets).toMatchObject([{ cause: null }]);
  expect(sockets.client.map(({ object, bytesSent }) => [object, bytesSent])).toEqual([
    ['d1', 0],
    ['d2', 4],
  ]);
});

test('[TL13] an inferred datagram is one of UDP', () => {
  const ends = { source: { address: '127.0.0.1', port }, destination: { address: '127.0.0.2', port: serverPort } };
  const segment = {
    kind: 'inferred' as const,
    flags: [],
    ...ends,
    protocol: 'udp' as const,
    payloadBytes: 4,
    payload: '',
  };
  const { packets } = viewOf((builder) => {
    builder.at(1, sentSegment(0, 'client', segment));
  });
  expect(packets).toMatchObject([{ inferred: true, kind: 'UDP', label: 'UDP 4 B', window: null, sequence: null }]);
});
