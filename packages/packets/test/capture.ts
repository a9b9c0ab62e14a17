import { encodeTcp, type TcpFields } from '../src/encodePacket.ts';
import { parsePacket } from '../src/parsePacket.ts';
import { createTcpAnalysis, type TcpNote } from '../src/tcpAnalysis.ts';

export type Side = 'client' | 'server';
/** Numbers count from each side's SYN. */
export type SegmentFields = Partial<Pick<TcpFields, 'flags' | 'window' | 'options'>> & {
  seq: number;
  ack?: number;
  bytes?: number;
  /** Since the segment before. Default 1 ms. */
  afterUs?: number;
};

export interface Capture {
  readonly packets: { atUs: number; bytes: Uint8Array }[];
  segment(from: Side, fields: SegmentFields): void;
  /** SYN, SYN+ACK and ACK, half a round trip apart; each side's window scale, null where it offers none. */
  handshake(roundTripUs: number, scale: Record<Side, number | null>): void;
}

const startUs = 1_700_000_000_000_000;
const addresses: Record<Side, string> = { client: '10.0.0.1', server: '10.0.0.2' };
/** The client's numbers wrap early, as any may. */
const firsts: Record<Side, number> = { client: 0xffff_ff80, server: 5_000_000 };

/** Packets of one connection as they stand at one capture point, in order. */
export function createCapture(clientPort = 50_316, fromUs = 0): Capture {
  const ports: Record<Side, number> = { client: clientPort, server: 8080 };
  const packets: Capture['packets'] = [];
  let atUs = startUs + fromUs;

  function segment(from: Side, { seq, ack, bytes = 0, afterUs = 1000, flags = ['ACK'], ...rest }: SegmentFields) {
    const to = from === 'client' ? 'server' : 'client';
    atUs += afterUs;
    packets.push({
      atUs,
      bytes: encodeTcp({
        source: addresses[from],
        destination: addresses[to],
        sourcePort: ports[from],
        destinationPort: ports[to],
        sequence: (firsts[from] + seq) >>> 0,
        acknowledgment: ack === undefined ? 0 : (firsts[to] + ack) >>> 0,
        flags,
        payload: new Uint8Array(bytes).fill(0x61),
        ...rest,
      }),
    });
  }

  return {
    packets,
    segment,
    handshake(roundTripUs, scale) {
      const afterUs = Math.floor(roundTripUs / 2);
      segment('client', { seq: 0, flags: ['SYN'], window: 64_240, ...scaleOption(scale.client) });
      segment('server', {
        seq: 0,
        ack: 1,
        flags: ['SYN', 'ACK'],
        window: 65_160,
        afterUs,
        ...scaleOption(scale.server),
      });
      segment('client', { seq: 1, ack: 1, window: 64, afterUs });
    },
  };
}

/** A SACK option with one block, in numbers of the side that it speaks of. */
export function sackOption(of: Side, left: number, right: number): { options: Uint8Array } {
  const options = new Uint8Array(12);
  const view = new DataView(options.buffer);
  options.set([1, 1, 5, 10]);
  view.setUint32(4, (firsts[of] + left) >>> 0);
  view.setUint32(8, (firsts[of] + right) >>> 0);
  return { options };
}

function scaleOption(shift: number | null) {
  return shift === null ? {} : { options: Uint8Array.from([2, 4, 5, 180, 1, 3, 3, shift]) };
}

/** What our analysis says of each packet, in the form of `notesByTshark`. */
export function notesByUs(packets: Capture['packets']): { notes: TcpNote[]; window: number }[] {
  const analysis = createTcpAnalysis();
  return packets.map(({ atUs, bytes }) => {
    const { ip, tcp, payloadLength: payloadBytes } = parsePacket(bytes);
    const source = { address: ip!.source, port: tcp!.sourcePort };
    const destination = { address: ip!.destination, port: tcp!.destinationPort };
    const { notes, window } = analysis.next({ atUs, source, destination, tcp: tcp!, payloadBytes });
    return { notes: [...notes].sort(), window };
  });
}
