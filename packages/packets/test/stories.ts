import type { TcpNote } from '../src/tcpAnalysis.ts';
import { type Capture, createCapture, type SegmentFields, type Side, sackOption } from './capture.ts';

export interface Story {
  name: string;
  packets: Capture['packets'];
  /** Of each packet, joined by `+`; empty where it is nothing but its flags. */
  notes: string[];
}

type Line = [from: Side, fields: SegmentFields, notes?: TcpNote | `${TcpNote}+${TcpNote}`];

const roundTripUs = 400_000;
const window = 64;

/** A handshake over 400 ms with windows in units of 128 bytes, then the lines. */
function story(name: string, ...lines: Line[]): Story {
  const capture = createCapture();
  capture.handshake(roundTripUs, { client: 7, server: 7 });
  for (const [from, fields] of lines) capture.segment(from, { window, ...fields });
  return { name, packets: capture.packets, notes: ['', '', '', ...lines.map(([, , notes]) => notes ?? '')] };
}

const data = (seq: number, bytes: number, more: Partial<SegmentFields> = {}): SegmentFields => ({
  seq,
  ack: 1,
  bytes,
  flags: ['PSH', 'ACK'],
  ...more,
});
const ack = (number: number, more: Partial<SegmentFields> = {}): SegmentFields => ({ seq: 1, ack: number, ...more });

/** What happens on our wires, and how Wireshark names it. */
export const stories: Story[] = [
  story(
    'data that nobody acknowledged is sent again by the timer',
    ['client', data(1, 6)],
    ['client', data(1, 6, { afterUs: 600_000 }), 'retransmission'],
    ['server', ack(7, { afterUs: 200_000 })],
  ),
  story(
    'FIN is sent again',
    ['client', { seq: 1, ack: 1, flags: ['FIN', 'ACK'] }],
    ['client', { seq: 1, ack: 1, flags: ['FIN', 'ACK'], afterUs: 500_000 }, 'retransmission'],
  ),
  story(
    'what was acknowledged is sent again all the same',
    ['client', data(1, 6)],
    ['server', ack(7)],
    ['client', data(1, 6, { afterUs: 600_000 }), 'retransmission'],
  ),
  story(
    'three repeated acknowledgments bring the lost segment at once',
    ['client', data(1, 10)],
    ['client', data(11, 10)],
    ['client', data(21, 10)],
    ['client', data(31, 10)],
    ['server', ack(1, { afterUs: 200_000 }), 'window-update'],
    ['server', ack(1, sackOption('client', 11, 21)), 'duplicate-ack'],
    ['server', ack(1, sackOption('client', 11, 31)), 'duplicate-ack'],
    ['server', ack(1, sackOption('client', 11, 41)), 'duplicate-ack'],
    ['client', data(1, 10), 'fast-retransmission'],
    ['server', ack(41)],
  ),
  story(
    'a segment that others have overtaken',
    ['client', data(11, 10)],
    ['client', data(1, 10, { afterUs: 2000 }), 'out-of-order'],
    ['client', data(21, 10)],
  ),
  story(
    'a reader that pauses: the window is filled, closed, asked for with the byte behind it, opened',
    ['server', ack(1), 'window-update'],
    ['client', data(1, 4096)],
    ['client', data(4097, 4096), 'window-full'],
    ['server', ack(8193, { window: 0 }), 'zero-window'],
    ['client', data(8193, 1, { afterUs: 400_000 }), 'zero-window-probe'],
    ['server', ack(8193, { window: 0 }), 'zero-window+zero-window-probe-ack'],
    ['server', ack(8193, { afterUs: 900_000 }), 'window-update'],
    ['client', data(8193, 100)],
  ),
  story(
    'a paused reader asked as Linux asks: with no byte, one number back',
    ['client', data(1, 8192)],
    ['server', ack(8193, { window: 0 }), 'zero-window'],
    ['client', { seq: 8192, ack: 1, afterUs: 400_000 }, 'keep-alive'],
    ['server', ack(8193, { window: 0 }), 'zero-window'],
    ['server', ack(8193, { afterUs: 900_000 }), 'window-update'],
  ),
  story(
    'keep-alive and its answer',
    ['client', data(1, 6)],
    ['server', ack(7)],
    ['client', { seq: 6, ack: 1, afterUs: 5_000_000 }, 'keep-alive'],
    ['server', ack(7, { afterUs: 200_000 }), 'keep-alive-ack'],
  ),
  story(
    'a reset says nothing more',
    ['client', data(1, 6)],
    ['server', { seq: 1, ack: 7, flags: ['RST', 'ACK'], window: 0 }],
  ),
  lostSyn(),
];

function lostSyn(): Story {
  const capture = createCapture();
  capture.segment('client', { seq: 0, flags: ['SYN'], window: 64_240 });
  capture.segment('client', { seq: 0, flags: ['SYN'], window: 64_240, afterUs: 1_000_000 });
  capture.segment('server', { seq: 0, ack: 1, flags: ['SYN', 'ACK'], afterUs: 200_000 });
  capture.segment('server', { seq: 0, ack: 1, flags: ['SYN', 'ACK'], afterUs: 1_000_000 });
  const notes = ['', 'retransmission', '', 'retransmission'];
  return { name: 'SYN and SYN+ACK are sent again', packets: capture.packets, notes };
}
