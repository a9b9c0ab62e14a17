import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { internetChecksum } from './checksum.ts';
import { encodeIcmp, encodeIpv4, encodeTcp, encodeUdp } from './encodePacket.ts';
import type { TcpFlag } from './parsedPacket.ts';
import { parsePacket, tcpFlagOrder } from './parsePacket.ts';

const ends = { source: '10.0.0.1', destination: '10.0.0.2' };
const ports = { sourcePort: 50316, destinationPort: 8080 };

// Laid out as Linux lays out a SYN, options included; its TCP checksum is left at zero, which is wrong on purpose.
const linuxSyn = Uint8Array.from(
  (
    '45 00 00 3c 1c 46 40 00 40 06 0a 74 0a 00 00 01 0a 00 00 02 ' +
    'c4 8c 1f 90 3b 9a ca 00 00 00 00 00 a0 02 fa f0 00 00 00 00 ' +
    '02 04 05 b4 04 02 08 0a 00 98 96 80 00 00 00 00 01 03 03 0a'
  )
    .split(' ')
    .map((byte) => Number.parseInt(byte, 16)),
);

describe('IPv4 and TCP', () => {
  test('[PK2] a SYN with the options of Linux is read field by field', () => {
    const packet = parsePacket(linuxSyn);
    expect(packet.error).toBeNull();
    expect(packet.ip).toMatchObject({ source: '10.0.0.1', destination: '10.0.0.2', totalLength: 60, checksumOk: true });
    expect(packet.ip).toMatchObject({ dontFragment: true, moreFragments: false, timeToLive: 64, protocol: 6 });
    expect(packet.tcp).toMatchObject({ sourcePort: 50316, destinationPort: 8080, sequence: 1_000_000_000 });
    expect(packet.tcp).toMatchObject({ flags: ['SYN'], window: 64240, headerLength: 40, checksumOk: false });
    expect(packet.tcp!.options.map(({ offset: _, length: __, ...rest }) => rest)).toEqual([
      { kind: 'mss', bytes: 1460 },
      { kind: 'sackPermitted' },
      { kind: 'timestamps', value: 10_000_000, echo: 0 },
      { kind: 'nop' },
      { kind: 'windowScale', shift: 10 },
    ]);
    expect(packet.payloadLength).toBe(0);
  });

  test('[PK2] SACK blocks are read, and an unknown option is kept as unknown', () => {
    const options = Uint8Array.from([1, 1, 5, 10, 0, 0, 0, 1, 0, 0, 0, 9, 254, 3, 7]);
    const packet = parsePacket(encodeTcp({ ...ends, ...ports, sequence: 1, flags: ['ACK'], options }));
    expect(packet.tcp!.options).toContainEqual({
      kind: 'sack',
      blocks: [{ left: 1, right: 9 }],
      offset: 42,
      length: 10,
    });
    expect(packet.tcp!.options).toContainEqual({ kind: 'unknown', code: 254, offset: 52, length: 3 });
    expect(packet.error).toBeNull();
  });

  test('[PK3] what is encoded is read back, with right checksums', () => {
    const segment = fc.record({
      sourcePort: fc.nat(0xffff),
      destinationPort: fc.nat(0xffff),
      sequence: fc.nat(0xffffffff),
      acknowledgment: fc.nat(0xffffffff),
      window: fc.nat(0xffff),
      flags: fc.subarray<TcpFlag>([...tcpFlagOrder]),
      payload: fc.uint8Array({ maxLength: 60 }),
    });
    fc.assert(
      fc.property(segment, (fields) => {
        const packet = parsePacket(encodeTcp({ ...ends, ...fields }));
        const { payload, ...header } = fields;
        expect(packet.error).toBeNull();
        expect(packet.ip).toMatchObject({ ...ends, checksumOk: true });
        expect(packet.tcp).toMatchObject({ ...header, checksumOk: true });
        expect(packet.payload).toEqual(payload);
      }),
    );
  });

  test('[PK3] one flipped bit of a segment spoils its checksum', () => {
    const bytes = encodeTcp({ ...ends, ...ports, sequence: 7, flags: ['ACK'], payload: new Uint8Array(9).fill(3) });
    fc.assert(
      fc.property(fc.integer({ min: 40, max: bytes.length - 1 }), fc.nat(7), (at, bit) => {
        const spoiled = bytes.slice();
        spoiled[at]! ^= 1 << bit;
        expect(parsePacket(spoiled).tcp!.checksumOk).toBe(false);
        expect(parsePacket(spoiled).ip!.checksumOk).toBe(true);
      }),
    );
  });

  test('[PK4] IP options move the transport header; a later fragment has none', () => {
    const tcp = encodeTcp({ ...ends, ...ports, sequence: 7, flags: ['ACK'], payload: new Uint8Array(32) }).subarray(20);
    const first = encodeIpv4({
      ...ends,
      protocol: 6,
      payload: tcp.subarray(0, 32),
      moreFragments: true,
      options: new Uint8Array(3),
    });
    expect(parsePacket(first)).toMatchObject({
      ip: { headerLength: 24, moreFragments: true },
      tcp: { sequence: 7, offset: 24, checksumOk: null },
    });
    const later = parsePacket(encodeIpv4({ ...ends, protocol: 6, payload: tcp.subarray(32), fragmentOffset: 32 }));
    expect(later).toMatchObject({ ip: { fragmentOffset: 32 }, tcp: null, error: null });
    expect(later.payload.length).toBe(20);
  });
});

describe('UDP and ICMP', () => {
  test('[PK3] a datagram is read back', () => {
    const packet = parsePacket(encodeUdp({ ...ends, ...ports, payload: Uint8Array.from([1, 2, 3]) }));
    expect(packet).toMatchObject({ udp: { ...ports, length: 11, checksumOk: true }, tcp: null, error: null });
    expect(packet.payload).toEqual(Uint8Array.from([1, 2, 3]));
  });

  test('[PK3] port unreachable is read back', () => {
    const packet = parsePacket(encodeIcmp({ ...ends, type: 3, code: 3, payload: linuxSyn.subarray(0, 28) }));
    expect(packet).toMatchObject({ icmp: { type: 3, code: 3, checksumOk: true }, error: null });
  });
});

describe('bytes of strangers', () => {
  test.each([
    ['empty', []],
    ['not-ipv4', [0x60, 0, 0, 0]],
    ['truncated', [0x45, 0, 0]],
    ['bad-header', [0x41, 0, 0, 40, ...new Array(36).fill(0)]],
    ['bad-header', [0x45, 0, 0, 10, ...new Array(36).fill(0)]],
  ])('[PK5] %s', (error, bytes) => {
    expect(parsePacket(Uint8Array.from(bytes as number[]))).toMatchObject({ error, ip: null, tcp: null });
  });

  test('[PK5] a cut packet keeps the headers that fit and tells the length it should have', () => {
    const whole = encodeTcp({ ...ends, ...ports, sequence: 5, flags: ['ACK'], payload: new Uint8Array(100) });
    const cut = parsePacket(whole.subarray(0, 60));
    expect(cut).toMatchObject({ error: 'truncated', payloadLength: 100, tcp: { sequence: 5, checksumOk: null } });
    expect(cut.payload.length).toBe(20);
    expect(parsePacket(whole.subarray(0, 30))).toMatchObject({ error: 'truncated', tcp: null, ip: { protocol: 6 } });
  });

  test('[PK5] no bytes make it throw, and no offset leaves the packet', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(linuxSyn, encodeUdp({ ...ends, ...ports })),
        fc.array(fc.tuple(fc.nat(59), fc.nat(255))),
        fc.nat(60),
      )
      .map(([base, edits, length]) => {
        const bytes = base.slice(0, length);
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 90 }), mutated), (bytes) => {
        const packet = parsePacket(bytes);
        expect(packet.payloadOffset + packet.payload.length).toBeLessThanOrEqual(bytes.length);
        expect(packet.error !== null || packet.ip !== null).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test('[PK3] the example of RFC 1071, 3', () => {
  const bytes = Uint8Array.from([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]);
  expect(internetChecksum(bytes)).toBe(~0xddf2 & 0xffff);
});
