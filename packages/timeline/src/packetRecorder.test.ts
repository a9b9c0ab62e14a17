import { describe, expect, test } from 'vitest';
import { programOf } from '../test/logBuilder.ts';
import { firsts, writeConversation } from '../test/logs.ts';
import { delivered, dropped, sent, sentSegment } from '../test/packetEntries.ts';
import { conversationAt as at, viewOf } from '../test/stories.ts';

const _client = programOf('client', 'p2');
const _server = programOf('server', 'p1');

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
      const segment = { kind: 'inferred' as const, ...ends, payloadBytes: 6, payload: '' };
      builder.at(0, sentSegment(0, 'client', { ...segment, flags: ['PSH', 'ACK'] }), delivered(0));
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
