import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tsharkVersion } from '../test/tsharkNotes.ts';
import { encodeTcp } from './encodePacket.ts';
import { type CaptureDescription, type CapturedPacket, writePcapng } from './writePcapng.ts';

const fields = { source: '10.0.0.1', destination: '10.0.0.2', sourcePort: 50316, destinationPort: 8080 };

const missing = tsharkVersion === null ? ' (skipped: tshark is not installed)' : '';
const withTshark = test.runIf(tsharkVersion !== null);

/** What tshark says of each packet, a column a field; several values of one field stand apart by `|`. */
function readByTshark(
  names: readonly string[],
  packets: readonly CapturedPacket[],
  description?: CaptureDescription,
): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-pcapng-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'lab.pcapng');
  writeFileSync(file, writePcapng(packets, description));
  const preferences = ['tcp.check_checksum:TRUE', 'tcp.relative_sequence_numbers:FALSE'].flatMap((one) => ['-o', one]);
  const wanted = names.flatMap((name) => ['-e', name]);
  const rows = execFileSync(
    'tshark',
    ['-n', '-r', file, ...preferences, '-T', 'fields', '-E', 'aggregator=|', ...wanted],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return rows
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t'));
}

const atUs = 1_700_000_000_123_456;
const syn = encodeTcp({
  ...fields,
  sequence: 100,
  flags: ['SYN'],
  options: Uint8Array.from([2, 4, 5, 180, 3, 3, 7]),
});

withTshark(`[PK7] tshark reads a capture, finds its checksums right and its times exact${missing}`, () => {
  const data = encodeTcp({
    ...fields,
    sequence: 101,
    acknowledgment: 501,
    flags: ['PSH', 'ACK'],
    payload: Uint8Array.from([104, 105, 33]),
  });
  const names = ['frame.time_epoch', 'tcp.flags.str', 'tcp.len', 'frame.len', 'frame.cap_len', 'tcp.checksum.status'];
  const rows = readByTshark(names, [
    { atUs, bytes: syn, comments: ['first'] },
    { atUs: atUs + 400_000, bytes: data.subarray(0, 41), originalLength: data.length },
    { atUs: atUs + 400_001, bytes: data },
  ]);
  expect(rows).toEqual([
    ['1700000000.123456000', '··········S·', '0', '48', '48', '1'],
    ['1700000000.523456000', '·······AP···', '3', '43', '41', '2'],
    ['1700000000.523457000', '·······AP···', '3', '43', '43', '1'],
  ]);
});

withTshark(`[PK10] tshark shows a packet's interface, direction and every comment, in Korean too${missing}`, () => {
  const names = [
    'frame.interface_name',
    'frame.interface_description',
    'frame.packet_flags_direction',
    'frame.comment',
  ];
  const description = {
    interfaces: [{ name: 'client', description: '클라이언트 컴퓨터' }, { name: 'wire' }],
    application: '소켓랩',
    comments: ['실제로 지나간 패킷입니다.'],
  };
  const rows = readByTshark(
    names,
    [
      { atUs, bytes: syn, interface: 0, direction: 'outbound', comments: ['첫 인사', '둘째', '🙂 끝'] },
      { atUs, bytes: syn, interface: 1, comments: [`${'x'.repeat(65_533)}가나`] },
      { atUs, bytes: syn, interface: 0, direction: 'inbound' },
    ],
    description,
  );
  expect(rows).toEqual([
    ['client', '클라이언트 컴퓨터', '0x00000002', '첫 인사|둘째|🙂 끝'],
    ['wire', '', '', expect.stringMatching(/^x+…$/)],
    ['client', '클라이언트 컴퓨터', '0x00000001', ''],
  ]);
});
