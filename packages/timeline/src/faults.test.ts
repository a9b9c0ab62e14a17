import type { LabEventBody } from '@socketlab/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import {
  createLogBuilder,
  delayed,
  delivered,
  dropped,
  faultOn,
  held,
  kernel,
  kernelGone,
  type LogBuilder,
  opened,
  programOf,
  released,
  type SegmentOptions,
  sent,
  spoiled,
} from '../test/logBuilder.ts';
import { clientPort, writeConversation } from '../test/logs.ts';
import { createTimeline } from './createTimeline.ts';
import { partOfWay } from './packetWay.ts';
import type { StageView } from './view.ts';

const client = programOf('client', 'p2');
const server = programOf('server', 'p1');

function timelineOf(write: (builder: LogBuilder) => void) {
  const builder = createLogBuilder();
  write(builder);
  const timeline = createTimeline();
  timeline.append(builder.log());
  return timeline;
}
function viewOf(write: (builder: LogBuilder) => void, atUs?: number): StageView {
  const timeline = timelineOf(write);
  return timeline.view(timeline.cursorAt(atUs ?? timeline.endUs));
}

const syn = (packet: number) => sent(packet, { from: 'client', clientPort, flags: ['SYN'], sequence: 99 });
const segment = (packet: number, options: Partial<SegmentOptions> & { sequence: number }) =>
  sent(packet, { from: 'client', clientPort, flags: ['PSH', 'ACK'], acknowledgment: 1, ...options });

describe('a packet on its way', () => {
  const story = timelineOf((builder) => {
    builder.at(0, opened);
    builder.at(100_000, syn(0));
    builder.at(150_000, held(0));
    builder.at(60_000_000, released(0, 60_150_000));
    builder.at(60_050_000, held(0, 'step'));
    builder.at(61_000_000, released(0, 61_100_000, 'step'));
    builder.at(61_100_000, delivered(0));
  });
  const at = (us: number) => story.view(story.cursorAt(us)).packets[0]!;

  test('[TL28] held, it stands where it was; released, it goes the rest of its way', () => {
    expect(at(120_000)).toMatchObject({ status: 'flying', holds: [], expectedUs: 300_000 });
    expect(at(30_000_000)).toMatchObject({
      status: 'held',
      endUs: null,
      holds: [{ part: 0.25, fromUs: 150_000, toUs: null, by: 'hand' }],
    });
    expect(at(60_010_000)).toMatchObject({ status: 'flying', expectedUs: 60_150_000 });
    expect(at(60_900_000).holds).toEqual([
      { part: 0.25, fromUs: 150_000, toUs: 60_000_000, by: 'hand' },
      { part: 0.5, fromUs: 60_050_000, toUs: null, by: 'step' },
    ]);
    expect(at(61_100_000)).toMatchObject({ status: 'delivered', endUs: 61_100_000, holds: [{}, { toUs: 61_000_000 }] });
  });

  test('[TL28] a packet that waits may change hands, and stands where it stood', () => {
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(50_000, held(0, 'step'));
      builder.at(700_000, held(0, 'hand'), held(0, 'hand'));
    });
    expect(packets[0]).toMatchObject({
      status: 'held',
      holds: [
        { part: 0.25, fromUs: 50_000, toUs: 700_000, by: 'step' },
        { part: 0.25, fromUs: 700_000, toUs: null, by: 'hand' },
      ],
    });
  });

  test('[TL28] its place follows from that at every moment', () => {
    const places = [0, 100_000, 125_000, 150_000, 59_000_000, 60_025_000, 60_500_000, 61_050_000, 62_000_000];
    expect(places.map((us) => partOfWay(at(61_100_000), us))).toEqual([0, 0, 0.125, 0.25, 0.25, 0.375, 0.5, 0.75, 1]);
  });

  test('[TL28] lost on its way, it never comes further', () => {
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(50_000, dropped(0));
    });
    expect([25_000, 50_000, 900_000].map((us) => partOfWay(packets[0]!, us))).toEqual([0.125, 0.25, 0.25]);
  });

  test('[TL28] it may be dropped where it stands, and its wait ends there', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(0, held(0, 'step'));
      builder.at(5_000_000, dropped(0, 'student'));
    });
    expect(view.packets).toMatchObject([
      {
        status: 'dropped',
        dropReason: 'student',
        endUs: 5_000_000,
        holds: [{ part: 0, fromUs: 0, toUs: 5_000_000, by: 'step' }],
      },
    ]);
  });

  test('[TL29] it is to arrive when the wire last said, and the view names who made it late', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0), delayed(0, 900_000), syn(1));
      builder.at(10, delayed(0, 1_900_000, 'hand'));
    });
    expect(view.packets).toMatchObject([
      { expectedUs: 1_900_000, delayedBy: 'hand', status: 'flying', holds: [] },
      { expectedUs: 200_000, delayedBy: null },
    ]);
  });

  test('[TL29] what a fault that is off has taken back makes nothing late any more', () => {
    const off = faultOn({ kind: 'latency', extraMs: 300, jitterMs: 0 }, 'upstream', false);
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0), syn(1), syn(2), syn(3));
      builder.at(1, delayed(0, 500_000), delayed(1, 500_000), delayed(1, 900_000, 'hand'), delayed(2, 500_000));
      builder.at(2, delayed(3, 500_000), held(3));
      // By 300 ms a third of what was added to packet 2 has gone by: that much of it stays.
      builder.at(300_000, off, delayed(0, 200_001), delayed(1, 600_000), delayed(2, 300_000));
    });
    expect(packets.map(({ delayedBy, sooner }) => [delayedBy, sooner?.length ?? 0])).toEqual([
      [null, 1],
      ['hand', 1],
      ['latency', 1],
      [null, 0],
    ]);
    expect(packets[0]!.expectedUs).toBe(200_001);
  });

  test('[TL30] what has arrived or is lost stays so', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0), syn(1));
      builder.at(9, delivered(0), dropped(1), held(0), released(1, 50), delivered(1), dropped(0), delayed(0, 99));
    });
    expect(view.packets).toMatchObject([
      { status: 'delivered', endUs: 9, holds: [], dropReason: null, expectedUs: 200_000 },
      { status: 'dropped', endUs: 9, dropReason: 'loss' },
    ]);
  });

  /** Everything that can be said of five packets, in any order. */
  const wireLog = fc
    .array(
      fc.tuple(
        fc.nat(4),
        fc.nat(400_000),
        fc.constantFrom('sent', 'held', 'released', 'delayed', 'delivered', 'dropped'),
      ),
      { maxLength: 60 },
    )
    .map((steps) => {
      const builder = createLogBuilder();
      let us = 0;
      for (const [packet, wait, what] of steps) {
        us += wait;
        if (what === 'sent') builder.at(us, syn(packet));
        else if (what === 'held') builder.at(us, held(packet));
        else if (what === 'released') builder.at(us, released(packet, us + 100_000));
        else if (what === 'delayed') builder.at(us, delayed(packet, us + wait));
        else builder.at(us, what === 'delivered' ? delivered(packet) : dropped(packet));
      }
      return builder.log();
    });

  test('[TL30] at every cursor of any log: sent = flying + held + delivered + dropped', () => {
    fc.assert(
      fc.property(fc.oneof(wireLog, arbitraryLog), (log) => {
        const timeline = createTimeline();
        timeline.append(log);
        let sentCount = 0;
        for (const event of log) {
          if (event.kind === 'sent') sentCount += 1;
          const { packets } = timeline.view({ applied: event.seq + 1, atUs: event.at });
          const count = (wanted: string) => packets.filter(({ status }) => status === wanted).length;
          expect(count('flying') + count('held') + count('delivered') + count('dropped')).toBe(sentCount);
          for (const { status, holds, endUs, dropReason, sentUs } of packets) {
            expect(endUs === null).toBe(status === 'flying' || status === 'held');
            expect(dropReason !== null).toBe(status === 'dropped');
            expect(holds.at(-1)?.toUs === null).toBe(status === 'held');
            let [before, part] = [sentUs, 0];
            for (const hold of holds) {
              expect(hold.fromUs).toBeGreaterThanOrEqual(before);
              expect(hold.part).toBeGreaterThanOrEqual(part);
              expect(hold.part).toBeLessThanOrEqual(1);
              [before, part] = [hold.toUs ?? Number.MAX_SAFE_INTEGER, hold.part];
            }
            expect(endUs ?? Number.MAX_SAFE_INTEGER).toBeGreaterThanOrEqual(before);
          }
        }
      }),
    );
  });
});

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
      builder.at(1, { lane: 'packet', kind: 'sent', packet: 1, direction: 'upstream', segment: inferred });
    });
    expect(packets.map(({ window }) => window)).toEqual([65_535, null]);
  });
});

describe('settings and hosts', () => {
  const loss = (percent: number) => ({ kind: 'loss', percent }) as const;

  test('[TL35] faults stand in the order they were put on; a changed one keeps its place, one taken off is gone', () => {
    const story = timelineOf((builder) => {
      builder.at(0, opened);
      builder.at(1, faultOn(loss(10)));
      builder.at(2, faultOn({ kind: 'cut' }));
      builder.at(3, faultOn(loss(10), 'downstream'));
      builder.at(4, faultOn(loss(50)));
      builder.at(5, faultOn({ kind: 'cut' }, 'upstream', false));
    });
    const at = (us: number) =>
      story.view(story.cursorAt(us)).faults.map(({ direction, fault, sinceUs }) => [direction, fault, sinceUs]);
    expect(at(0)).toEqual([]);
    expect(at(4)).toEqual([
      ['upstream', loss(50), 1],
      ['upstream', { kind: 'cut' }, 2],
      ['downstream', loss(10), 3],
    ]);
    expect(at(5)).toEqual([
      ['upstream', loss(50), 1],
      ['downstream', loss(10), 3],
    ]);
  });

  test('[TL35] step mode, presets and power hold from their entry on', () => {
    const story = timelineOf((builder) => {
      builder.at(0, opened);
      builder.at(1, { lane: 'wire', kind: 'stepMode', on: true });
      builder.at(2, { lane: 'lab', kind: 'preset', host: 'client', preset: 'fast' });
      builder.at(3, { lane: 'lab', kind: 'power', host: 'server', on: false });
      builder.at(4, { lane: 'lab', kind: 'power', host: 'server', on: true });
    });
    const at = (us: number) => story.view(story.cursorAt(us));
    const lesson = { client: 'lesson', server: 'lesson' };
    expect(at(0)).toMatchObject({ stepMode: false, presets: lesson, power: { client: true, server: true } });
    expect(at(3)).toMatchObject({ stepMode: true, presets: { ...lesson, client: 'fast' }, power: { server: false } });
    expect(at(4).power).toEqual({ client: true, server: true });
  });

  test('[TL36] without power a host has no sockets and no states; the other side still has its own', () => {
    const { sockets, bands } = viewOf((builder) => {
      writeConversation(builder);
      builder.at(720_000, { lane: 'lab', kind: 'power', host: 'server', on: false });
    }, 720_000);
    expect(sockets.server.map(({ object, closed, kernel, derived }) => [object, closed, kernel, derived])).toEqual([
      ['o1', true, null, null],
      ['o2', true, null, 'CLOSED'],
    ]);
    expect(sockets.client).toMatchObject([{ closed: false, kernel: { state: 'ESTABLISHED' } }]);
    expect(bands.filter(({ host, toUs }) => host === 'server' && toUs === null)).toEqual([]);
    expect(bands.findLast(({ host }) => host === 'client')).toMatchObject({ state: 'ESTABLISHED', toUs: null });
  });

  test('[TL36] after it, the same addresses are a new connection', () => {
    const { sockets } = viewOf((builder) => {
      writeConversation(builder);
      builder.at(720_000, { lane: 'lab', kind: 'power', host: 'server', on: false }, kernelGone('server', clientPort));
      builder.at(730_000, { lane: 'lab', kind: 'power', host: 'server', on: true });
      builder.at(740_000, kernel('server', clientPort, 'SYN_RECEIVED'));
    }, 740_000);
    expect(sockets.server.at(-1)).toMatchObject({ object: null, kernel: { state: 'SYN_RECEIVED' } });
  });

  test('[TL36] a program is frozen from SIGSTOP until SIGCONT or its end', () => {
    const frozen = (...bodies: Parameters<LogBuilder['at']>[1][]) =>
      viewOf((builder) => builder.at(0, opened, server.spawn(), server.start(), ...bodies)).programs.server?.frozen;
    const stop = server.signal('SIGSTOP');
    expect(frozen()).toBe(false);
    expect(frozen(stop)).toBe(true);
    expect(frozen(stop, server.signal('SIGTERM'))).toBe(true);
    expect(frozen(stop, server.signal('SIGCONT'))).toBe(false);
    expect(frozen(stop, server.exit(null, 'SIGKILL'))).toBe(false);
    expect(frozen(server.exit(), stop)).toBe(false);
  });
});
