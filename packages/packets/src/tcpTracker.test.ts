import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TcpFlag } from './parsedPacket.ts';
import { createTcpTracker, streamBytes, type TcpTracker, type TrackedSegment, trackSegment } from './tcpTracker.ts';

/** `out` and `in` as one endpoint sees them: flags, sequence, acknowledgment, bytes. */
type Line = readonly ['out' | 'in', string, number, number, number?];
function play(lines: readonly Line[], start: TcpTracker = createTcpTracker(), shift = 0): TcpTracker[] {
  const states: TcpTracker[] = [];
  let tracker = start;
  for (const line of lines) {
    tracker = trackSegment(tracker, segmentOf(line, shift));
    states.push(tracker);
  }
  return states;
}
function segmentOf([way, flags, sequence, acknowledgment, payloadBytes = 0]: Line, shift: number): TrackedSegment {
  return {
    from: way === 'out' ? 'local' : 'remote',
    flags: flags.split(' ') as TcpFlag[],
    sequence: (sequence + shift) >>> 0,
    acknowledgment: (acknowledgment + shift) >>> 0,
    payloadBytes,
  };
}
const names = (states: readonly TcpTracker[]) => states.map((tracker) => tracker.state);

const open: Line[] = [
  ['out', 'SYN', 100, 0],
  ['in', 'SYN ACK', 500, 101],
  ['out', 'ACK', 101, 501],
];
const accepted: Line[] = [
  ['in', 'SYN', 100, 0],
  ['out', 'SYN ACK', 500, 101],
  ['in', 'ACK', 101, 501],
];

describe('opening', () => {
  test('[TS1] the side that connects is established when the SYN+ACK reaches it', () => {
    expect(names(play(open))).toEqual(['SYN_SENT', 'ESTABLISHED', 'ESTABLISHED']);
  });
  test('[TS1] the side that accepts is established only when the last ACK reaches it', () => {
    expect(names(play(accepted, createTcpTracker('LISTEN')))).toEqual(['SYN_RECEIVED', 'SYN_RECEIVED', 'ESTABLISHED']);
  });
  test('[TS1] data may bring the acknowledgment that completes the handshake', () => {
    const lines: Line[] = [...accepted.slice(0, 2), ['in', 'PSH ACK', 101, 501, 5]];
    expect(names(play(lines, createTcpTracker('LISTEN'))).at(-1)).toBe('ESTABLISHED');
  });
  test('[TS2] a closed port stays closed: SYN in, RST out', () => {
    expect(
      names(
        play([
          ['in', 'SYN', 100, 0],
          ['out', 'RST ACK', 0, 101],
        ]),
      ),
    ).toEqual(['CLOSED', 'CLOSED']);
  });
  test('[TS2] a refused SYN closes; a RST for another SYN does not', () => {
    expect(
      names(
        play([
          ['out', 'SYN', 100, 0],
          ['in', 'RST ACK', 0, 77],
        ]),
      ),
    ).toEqual(['SYN_SENT', 'SYN_SENT']);
    expect(
      names(
        play([
          ['out', 'SYN', 100, 0],
          ['in', 'RST ACK', 0, 101],
        ]),
      ),
    ).toEqual(['SYN_SENT', 'CLOSED']);
  });
  test('[TS3] a SYN sent again changes nothing', () => {
    expect(
      names(
        play([
          ['out', 'SYN', 100, 0],
          ['out', 'SYN', 100, 0],
        ]),
      ),
    ).toEqual(['SYN_SENT', 'SYN_SENT']);
    const twice: Line[] = [accepted[0]!, accepted[1]!, accepted[0]!, accepted[1]!, accepted[2]!];
    expect(names(play(twice, createTcpTracker('LISTEN'))).at(-1)).toBe('ESTABLISHED');
  });
  test('[TS4] both sides may open at once (figure 8)', () => {
    const lines: Line[] = [
      ['out', 'SYN', 100, 0],
      ['in', 'SYN', 500, 0],
      ['out', 'SYN ACK', 100, 501],
      ['in', 'SYN ACK', 500, 101],
    ];
    expect(names(play(lines))).toEqual(['SYN_SENT', 'SYN_RECEIVED', 'SYN_RECEIVED', 'ESTABLISHED']);
  });
});

describe('closing', () => {
  const established = play(open).at(-1)!;
  const closings: [string, Line[], string[]][] = [
    [
      'first to close',
      [
        ['out', 'FIN ACK', 101, 501],
        ['in', 'ACK', 501, 102],
        ['in', 'FIN ACK', 501, 102],
        ['out', 'ACK', 102, 502],
      ],
      ['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'TIME_WAIT'],
    ],
    [
      'FIN and ACK in one',
      [
        ['out', 'FIN ACK', 101, 501],
        ['in', 'FIN ACK', 501, 102],
      ],
      ['FIN_WAIT_1', 'TIME_WAIT'],
    ],
    [
      'second to close',
      [
        ['in', 'FIN ACK', 501, 101],
        ['out', 'ACK', 101, 502],
        ['out', 'FIN ACK', 101, 502],
        ['in', 'ACK', 502, 102],
      ],
      ['CLOSE_WAIT', 'CLOSE_WAIT', 'LAST_ACK', 'CLOSED'],
    ],
    [
      'both at once (figure 13)',
      [
        ['out', 'FIN ACK', 101, 501],
        ['in', 'FIN ACK', 501, 101],
        ['out', 'ACK', 102, 502],
        ['in', 'ACK', 502, 102],
      ],
      ['FIN_WAIT_1', 'CLOSING', 'CLOSING', 'TIME_WAIT'],
    ],
    [
      'FIN sent again',
      [
        ['out', 'FIN ACK', 101, 501],
        ['out', 'FIN ACK', 101, 501],
        ['in', 'ACK', 501, 102],
      ],
      ['FIN_WAIT_1', 'FIN_WAIT_1', 'FIN_WAIT_2'],
    ],
    [
      'data after half-close',
      [
        ['out', 'FIN ACK', 101, 501],
        ['in', 'ACK', 501, 102],
        ['in', 'PSH ACK', 501, 102, 9],
        ['in', 'FIN ACK', 510, 102],
      ],
      ['FIN_WAIT_1', 'FIN_WAIT_2', 'FIN_WAIT_2', 'TIME_WAIT'],
    ],
    ['reset received', [['in', 'RST ACK', 501, 101]], ['CLOSED']],
    ['reset sent', [['out', 'RST ACK', 101, 501]], ['CLOSED']],
    ['reset with a guessed number (RFC 5961)', [['in', 'RST', 900, 0]], ['ESTABLISHED']],
    [
      'FIN ahead of lost data',
      [
        ['in', 'FIN ACK', 511, 101],
        ['in', 'PSH ACK', 501, 101, 10],
      ],
      ['ESTABLISHED', 'CLOSE_WAIT'],
    ],
  ];
  test.each(closings)('[TS5] %s', (_, lines, expected) => {
    expect(names(play(lines, established))).toEqual(expected);
  });
  test.each(closings)('[TS6] %s, with every number moved past the wrap', (_, lines, expected) => {
    for (const shift of [0xffffffff - 100, 0xffffffff - 101, 0xffffffff - 501, 0x7fffff00, 0xfffffe0b]) {
      expect(names(play([...open, ...lines], createTcpTracker(), shift)).slice(open.length)).toEqual(expected);
    }
  });
  test('[TS5] a segment nobody sent an ACK for does not finish the close', () => {
    expect(
      names(
        play(
          [
            ['out', 'FIN ACK', 101, 501],
            ['in', 'ACK', 501, 101],
          ],
          established,
        ),
      ).at(-1),
    ).toBe('FIN_WAIT_1');
    expect(
      names(
        play(
          [
            ['out', 'FIN ACK', 101, 501],
            ['in', 'ACK', 501, 999],
          ],
          established,
        ),
      ).at(-1),
    ).toBe('FIN_WAIT_1');
  });
  test('[TS7] the same addresses may live again after TIME_WAIT', () => {
    const over = play(
      [
        ['out', 'FIN ACK', 101, 501],
        ['in', 'FIN ACK', 501, 102],
      ],
      established,
    ).at(-1)!;
    expect(
      names(
        play(
          [
            ['out', 'SYN', 9000, 0],
            ['in', 'SYN ACK', 70, 9001],
          ],
          over,
        ),
      ),
    ).toEqual(['SYN_SENT', 'ESTABLISHED']);
    expect(names(play([['in', 'SYN', 400, 0]], over))).toEqual(['TIME_WAIT']);
    expect(
      names(
        play(
          [
            ['in', 'SYN', 90_000, 0],
            ['out', 'SYN ACK', 7, 90_001],
          ],
          over,
        ),
      ).at(-1),
    ).toBe('SYN_RECEIVED');
  });
});

test('[TS8] bytes count once however often they travel', () => {
  const lines: Line[] = [
    ['out', 'PSH ACK', 101, 501, 10],
    ['out', 'PSH ACK', 101, 501, 10],
    ['in', 'PSH ACK', 506, 111, 5],
    ['in', 'PSH ACK', 501, 111, 5],
    ['in', 'PSH ACK', 501, 111, 5],
    ['out', 'FIN ACK', 111, 511],
    ['in', 'FIN ACK', 511, 112],
  ];
  const states = play(lines, play(open).at(-1)!);
  expect(states.map((tracker) => [streamBytes(tracker.sent), streamBytes(tracker.received)])).toEqual([
    [10, 0],
    [10, 0],
    [10, 0],
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
  ]);
});

test('[TS6] any story reads the same wherever its numbers start', () => {
  const line = fc.tuple(
    fc.constantFrom('out' as const, 'in' as const),
    fc.subarray(['SYN', 'ACK', 'FIN', 'RST']).map((flags) => flags.join(' ')),
    fc.integer({ min: 95, max: 120 }),
    fc.integer({ min: 95, max: 120 }),
    fc.nat(12),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.nat(0xffffffff), (lines, shift) => {
      const shifted = play([...open.slice(0, 1), ['in', 'SYN ACK', 99, 101], ...lines], createTcpTracker(), shift);
      expect(names(shifted)).toEqual(names(play([open[0]!, ['in', 'SYN ACK', 99, 101], ...lines])));
      for (const tracker of shifted) expect(streamBytes(tracker.received)).toBeLessThan(100);
    }),
  );
});
