import type { LabEventBody } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { kernel } from '../test/kernelEntries.ts';
import { opened, programOf } from '../test/logBuilder.ts';
import { clientPort, writeConversation } from '../test/logs.ts';
import { delivered, type SegmentOptions, sent, spoiled } from '../test/packetEntries.ts';
import { segment, syn, viewOf } from '../test/stories.ts';

const client = programOf('client', 'p2');

describe('what the wire makes', () => {
  const copy = (packet: number, of: number) =>
    ({ ...segment(packet, { sequence: 100, text: 'abc' }), origin: { kind: 'copy', of, by: 'hand' } }) as const;

  test('[TL31] a copy is no retransmission, has no cause and no kernel that sent it', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, client.spawn(), client.object('o1', 'Socket', 2), client.address('o1', clientPort, 8080));
      builder.at(1, client.call('o1', 'write', 4, [{ kind: 'string', text: "'abc'" }]));
      builder.at(2, syn(9), segment(0, { sequence: 100, text: 'abc' }), copy(1, 0));
      builder.at(3, segment(2, { sequence: 100, text: 'abc' }));
    });
    expect(view.packets.slice(1)).toMatchObject([
      { origin: null, retransmission: false, notes: [], cause: { line: 4 } },
      { origin: { kind: 'copy', of: 0, by: 'hand' }, retransmission: false, notes: [], cause: null },
      { origin: null, retransmission: true, notes: ['retransmission'], cause: { line: 4 } },
    ]);
    expect(view.packets[2]!.relativeSequence).toBe(1);
    expect(view.sockets.client).toMatchObject([{ bytesSent: 3 }]);
  });

  test('[TL31] a middlebox speaks for nobody, and what it says counts where it arrives', () => {
    const { packets, sockets, bands } = viewOf((builder) => {
      writeConversation(builder);
      const reset = sent(90, { from: 'server', clientPort, flags: ['RST'], sequence: 1_000_001 });
      builder.at(650_000, { ...reset, origin: { kind: 'middlebox', cause: 3, by: 'reset' } } as never);
      builder.at(690_000, delivered(90));
    }, 695_000);
    expect(packets.at(-1)).toMatchObject({ kind: 'RST', from: 'server', origin: { kind: 'middlebox', cause: 3 } });
    expect(sockets.server[1]).toMatchObject({ derived: 'SYN_RECEIVED' });
    expect(sockets.client).toMatchObject([{ derived: 'CLOSED' }]);
    expect(bands.filter(({ host }) => host === 'client').at(-1)).toMatchObject({ toUs: 690_000 });
  });

  test('[TL32] a packet that was spoiled on the way moves nothing where it arrives', () => {
    const first = segment(1, { sequence: 100, text: 'abc' });
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0), delivered(0));
      builder.at(1, sent(5, { from: 'server', clientPort, flags: ['SYN', 'ACK'], sequence: 0, acknowledgment: 100 }));
      builder.at(2, delivered(5), first, spoiled(1, first));
      builder.at(3, delivered(1));
    });
    const spoiledOne = view.packets.at(-1)!;
    expect(spoiledOne).toMatchObject({ status: 'delivered', label: '데이터 3 B', changed: { by: 'corrupt' } });
    expect(spoiledOne.changed!.offset).toBe(42);
    expect(view.sockets.server).toMatchObject([{ derived: 'SYN_RECEIVED', bytesReceived: 0 }]);
    expect(view.sockets.client).toMatchObject([{ derived: 'ESTABLISHED', bytesSent: 3 }]);
  });

  test('[TL32] a copy of a spoiled packet carries the same wrong bits, and moves nothing either', () => {
    const first = segment(1, { sequence: 100, text: 'abc' });
    const wrong = spoiled(1, first);
    if (wrong.kind !== 'changed' || first.kind !== 'sent') throw new TypeError('not the entries of this story');
    const copy = {
      ...first,
      packet: 2,
      segment: wrong.segment,
      origin: { kind: 'copy', of: 1, by: 'duplicate' },
    } as const;
    const arrived = (...rest: LabEventBody[]) =>
      viewOf((builder) => {
        builder.at(0, opened, syn(0), delivered(0));
        builder.at(1, sent(5, { from: 'server', clientPort, flags: ['SYN', 'ACK'], sequence: 0, acknowledgment: 100 }));
        builder.at(2, delivered(5), first, ...rest);
      }).sockets.server;
    expect(arrived(wrong, copy, delivered(1), delivered(2))).toMatchObject([
      { derived: 'SYN_RECEIVED', bytesReceived: 0 },
    ]);
    // A copy of the right bits counts: it is the wrong ones that do not.
    expect(arrived({ ...copy, segment: first.segment }, delivered(2))).toMatchObject([{ bytesReceived: 3 }]);
  });

  test('[TL32] [TL33] a spoiled sequence number puts no other segment out of order', () => {
    const first = segment(1, { sequence: 100, text: 'abc' });
    // Bytes 24 to 27 of a packet with a plain IP header are its sequence number (RFC 9293, 3.1).
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, first, spoiled(1, first, 25), segment(2, { sequence: 103, text: 'def' }));
      builder.at(1, delivered(1), delivered(2));
    });
    expect(packets.map(({ status, notes }) => [status, notes])).toEqual([
      ['delivered', []],
      ['delivered', []],
    ]);
  });
});

describe('what a segment is', () => {
  const names = (...packets: [from: number, options: Partial<SegmentOptions> & { sequence: number }][]) =>
    viewOf((builder) => {
      builder.at(0, opened);
      packets.forEach(([us, options], index) => {
        builder.at(us, segment(index, options));
      });
    }).packets.map(({ notes }) => notes.join('+'));

  test('[TL33] names are those of Wireshark at the wire’s entry, before any fault', () => {
    expect(
      names(
        [1000, { sequence: 100, text: 'abc' }],
        [2000, { from: 'server', sequence: 1, acknowledgment: 103, flags: ['ACK'] }],
        [5_000_000, { sequence: 102, flags: ['ACK'] }],
        [5_100_000, { from: 'server', sequence: 1, acknowledgment: 103, flags: ['ACK'] }],
        [6_000_000, { sequence: 103, text: 'def' }],
        [7_000_000, { sequence: 103, text: 'def' }],
      ),
    ).toEqual(['', '', 'keep-alive', 'keep-alive-ack', '', 'retransmission']);
  });

  test('[TL33] what is sent again soon is a retransmission: nothing can overtake it before the wire', () => {
    expect(
      names(
        [1000, { sequence: 100, text: 'abc' }],
        [1100, { sequence: 103, text: 'def' }],
        [1200, { sequence: 100, text: 'abc' }],
      ),
    ).toEqual(['', '', 'retransmission']);
  });

  test('[TL33] a segment that arrives behind one which follows it in the stream is out of order', () => {
    const { packets } = viewOf((builder) => {
      builder.at(0, opened);
      builder.at(1, segment(0, { sequence: 100, text: 'abc' }), segment(1, { sequence: 103, text: 'def' }));
      builder.at(2, delivered(1));
      builder.at(3, delivered(0), segment(2, { sequence: 106, text: 'ghi' }));
      builder.at(4, delivered(2));
    });
    expect(packets.map(({ notes }) => notes)).toEqual([['out-of-order'], [], []]);
  });

  test('[TL33] a keep-alive is a probe of the window as well where its kernel says that this timer runs', () => {
    const story = (timer: 'probe' | 'keepalive') =>
      viewOf((builder) => {
        builder.at(0, opened);
        builder.at(1, segment(0, { sequence: 100, text: 'abc' }));
        builder.at(2, { ...kernel('client', clientPort, 'ESTABLISHED'), timer } as LabEventBody);
        builder.at(3, segment(1, { sequence: 102, flags: ['ACK'] }));
      }).packets.map(({ notes }) => notes);
    expect(story('probe')).toEqual([[], ['zero-window-probe', 'keep-alive']]);
    expect(story('keepalive')).toEqual([[], ['keep-alive']]);
  });

  test('[TL34] a window is the one a segment offers, and null where nobody saw a header', () => {
    const ends = { source: { address: '127.0.0.1', port: 5 }, destination: { address: '127.0.0.2', port: 8080 } };
    const inferred = { kind: 'inferred' as const, flags: ['ACK' as const], ...ends, payloadBytes: 0, payload: '' };
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(1, {
        lane: 'packet',
        kind: 'sent',
        packet: 1,
        from: 'client',
        to: 'server',
        direction: 'upstream',
        segment: inferred,
      });
    });
    expect(packets.map(({ window }) => window)).toEqual([65_535, null]);
  });
});
