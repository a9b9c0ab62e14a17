import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { encodeTcp } from './encodePacket.ts';
import { writePcapng } from './writePcapng.ts';

const hasTshark = (() => {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const fields = { source: '10.0.0.1', destination: '10.0.0.2', sourcePort: 50316, destinationPort: 8080 };

test.runIf(hasTshark)('[PK7] tshark reads a capture, finds its checksums right and its times exact', () => {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-pcapng-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'lab.pcapng');
  const atUs = 1_700_000_000_123_456;
  const data = encodeTcp({
    ...fields,
    sequence: 101,
    acknowledgment: 501,
    flags: ['PSH', 'ACK'],
    payload: Uint8Array.from([104, 105, 33]),
  });
  const syn = encodeTcp({
    ...fields,
    sequence: 100,
    flags: ['SYN'],
    options: Uint8Array.from([2, 4, 5, 180, 3, 3, 7]),
  });
  writeFileSync(
    file,
    writePcapng([
      { atUs, bytes: syn, comment: 'first' },
      { atUs: atUs + 400_000, bytes: data.subarray(0, 41), originalLength: data.length },
      { atUs: atUs + 400_001, bytes: data },
    ]),
  );
  const names = ['frame.time_epoch', 'tcp.flags.str', 'tcp.len', 'frame.len', 'frame.cap_len', 'tcp.checksum.status'];
  const rows = execFileSync(
    'tshark',
    [
      '-n',
      '-r',
      file,
      '-o',
      'tcp.check_checksum:TRUE',
      '-o',
      'tcp.relative_sequence_numbers:FALSE',
      '-T',
      'fields',
      ...names.flatMap((name) => ['-e', name]),
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(
    rows
      .trim()
      .split('\n')
      .map((row) => row.split('\t')),
  ).toEqual([
    ['1700000000.123456000', '··········S·', '0', '48', '48', '1'],
    ['1700000000.523456000', '·······AP···', '3', '43', '41', '2'],
    ['1700000000.523457000', '·······AP···', '3', '43', '43', '1'],
  ]);
});
