import type { LabEvent } from '@socketlab/protocol';
import { kernel, kernelGone } from './kernelEntries.ts';
import { createLogBuilder, type LogBuilder, number, opened, programOf, text } from './logBuilder.ts';
import { delivered, dropped, type SegmentOptions, sent } from './packetEntries.ts';

export const delayUs = 200_000;
export const clientPort = 50316;
/** The kernels' own first numbers: the client's wraps soon, as any may. */
export const firsts = { client: 0xffff_fffe, server: 1_000_000 };

const client = programOf('client', 'p2');
const server = programOf('server', 'p1');

function wire(builder: LogBuilder) {
  let packets = 0;
  return (us: number, options: Omit<SegmentOptions, 'clientPort'>, fate: 'delivered' | 'dropped' = 'delivered') => {
    const packet = packets;
    packets += 1;
    const sequence = options.sequence >>> 0;
    const acknowledgment = (options.acknowledgment ?? 0) >>> 0;
    builder.at(us, sent(packet, { ...options, sequence, acknowledgment, clientPort }));
    builder.at(us + delayUs, fate === 'delivered' ? delivered(packet) : dropped(packet));
    return packet;
  };
}

/**
 * The lesson's own story: the client connects across 200 ms, says 안녕 (6 bytes), is answered with 10 bytes and ends; the
 * server's end follows by itself. As the kernels and Node tell it, in their order.
 */
export function conversation(): LabEvent[] {
  const builder = createLogBuilder();
  writeConversation(builder);
  return builder.log();
}

export function writeConversation(builder: LogBuilder, synFate: 'delivered' | 'dropped' = 'delivered') {
  const segment = wire(builder);
  const [c, s] = [firsts.client, firsts.server];
  builder.at(0, opened);
  builder.at(10_000, server.spawn());
  builder.at(
    50_000,
    server.start(11),
    server.object('o1', 'Server', 2),
    server.call('o1', 'listen', 10, [number(8080)]),
  );
  builder.at(
    51_000,
    kernel('server', null, 'LISTEN'),
    server.address('o1', 8080, null),
    server.event('o1', 'listening', [11]),
  );
  builder.at(52_000, server.print('8080 대기', 11));
  builder.at(60_000, client.spawn());
  let t = 100_000;
  builder.at(t, client.start(12), client.object('o1', 'Socket', 2), client.call('o1', 'connect', 2, [number(8080)]));
  if (synFate === 'dropped') {
    segment(t, { from: 'client', flags: ['SYN'], sequence: c }, 'dropped');
    builder.at(t + 1, kernel('client', clientPort, 'SYN_SENT'));
    builder.at(t + 1_000_001, kernel('client', clientPort, 'SYN_SENT', 1));
    t += 1_000_000;
  }
  segment(t, { from: 'client', flags: ['SYN'], sequence: c });
  builder.at(t + 2, kernel('client', clientPort, 'SYN_SENT', synFate === 'dropped' ? 1 : 0));
  t += delayUs;
  segment(t + 50, { from: 'server', flags: ['SYN', 'ACK'], sequence: s, acknowledgment: c + 1 });
  builder.at(t + 60, kernel('server', clientPort, 'SYN_RECEIVED'));
  t += delayUs + 50;
  segment(t + 20, { from: 'client', flags: ['ACK'], sequence: c + 1, acknowledgment: s + 1 });
  builder.at(t + 30, kernel('client', clientPort, 'ESTABLISHED'), client.address('o1', clientPort, 8080));
  builder.at(t + 300, client.event('o1', 'connect', [3]), client.call('o1', 'write', 4, [text('안녕')]));
  segment(t + 400, { from: 'client', flags: ['PSH', 'ACK'], sequence: c + 1, acknowledgment: s + 1, text: '안녕' });
  t += delayUs;
  builder.at(t + 40, kernel('server', clientPort, 'ESTABLISHED'));
  builder.at(t + 300, server.object('o2', 'Socket', null, 'o1'), server.address('o2', 8080, clientPort));
  builder.at(t + 310, server.event('o1', 'connection', [2]));
  segment(t + 405, { from: 'server', flags: ['ACK'], sequence: s + 1, acknowledgment: c + 7 });
  builder.at(
    t + 700,
    server.event('o2', 'data', [4], [text('안녕')]),
    server.call('o2', 'write', 5, [text('응답 안녕')]),
  );
  segment(t + 800, { from: 'server', flags: ['PSH', 'ACK'], sequence: s + 1, acknowledgment: c + 7, text: '응답 안' });
  t += delayUs + 800;
  segment(t + 10, { from: 'client', flags: ['ACK'], sequence: c + 7, acknowledgment: s + 11 });
  builder.at(t + 200, client.event('o1', 'data', [6], [text('응답 안')]), client.call('o1', 'end', 8));
  segment(t + 300, { from: 'client', flags: ['FIN', 'ACK'], sequence: c + 7, acknowledgment: s + 11 });
  builder.at(t + 310, kernel('client', clientPort, 'FIN_WAIT_1'));
  t += delayUs + 300;
  builder.at(t + 20, kernel('server', clientPort, 'CLOSE_WAIT'));
  builder.at(t + 200, server.event('o2', 'end', [7]));
  segment(t + 300, { from: 'server', flags: ['FIN', 'ACK'], sequence: s + 11, acknowledgment: c + 8 });
  builder.at(t + 310, kernel('server', clientPort, 'LAST_ACK'));
  t += delayUs + 300;
  segment(t + 20, { from: 'client', flags: ['ACK'], sequence: c + 8, acknowledgment: s + 12 });
  builder.at(t + 30, kernel('client', clientPort, 'TIME_WAIT'));
  builder.at(t + 200, client.event('o1', 'end', []), client.event('o1', 'close', [9]));
  builder.at(t + 9_000, client.exit());
  t += delayUs + 20;
  builder.at(t + 10, kernelGone('server', clientPort));
  builder.at(t + 200, server.event('o2', 'close', []));
}

/** One connection that echoes until its log has at least `count` entries: 9 entries an echo. */
export function longLog(count: number): LabEvent[] {
  const builder = createLogBuilder();
  const segment = wire(builder);
  let [c, s] = [1000, 2000];
  builder.at(0, opened, server.spawn(), client.spawn(), server.start(), client.start());
  builder.at(1, client.object('o1', 'Socket', 2), client.call('o1', 'connect', 2, [number(8080)]));
  segment(10, { from: 'client', flags: ['SYN'], sequence: c - 1 });
  segment(delayUs + 20, { from: 'server', flags: ['SYN', 'ACK'], sequence: s - 1, acknowledgment: c });
  segment(2 * delayUs + 30, { from: 'client', flags: ['ACK'], sequence: c, acknowledgment: s });
  builder.at(2 * delayUs + 40, client.address('o1', clientPort, 8080), client.event('o1', 'connect', [3]));
  builder.at(3 * delayUs, server.object('o2', 'Socket', null, 'o1'), server.address('o2', 8080, clientPort));
  for (let i = 0, t = 4 * delayUs; 16 + i * 9 < count; i += 1, t += 3_000) {
    builder.at(t, client.call('o1', 'write', 4, [text('ping')]));
    segment(t + 10, { from: 'client', flags: ['PSH', 'ACK'], sequence: c, acknowledgment: s, text: 'ping' });
    c += 4;
    builder.at(t + delayUs + 100, server.event('o2', 'data', [5], [text('ping')]), server.print(`받음 ${i}`, 6));
    segment(t + delayUs + 200, { from: 'server', flags: ['PSH', 'ACK'], sequence: s, acknowledgment: c, text: 'pong' });
    s += 4;
    builder.at(t + 2 * delayUs + 300, client.event('o1', 'data', [7], [text('pong')]));
    builder.at(t + 2 * delayUs + 310, kernel('client', clientPort, 'ESTABLISHED'));
  }
  return builder.log();
}
