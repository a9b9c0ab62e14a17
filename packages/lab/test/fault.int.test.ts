import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LabEvent } from '@socketlab/protocol';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../build.mjs';
import { segmentsOf } from './tcp.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const script = here('../dist/test/faultHosts.mjs');
beforeAll(() => bundle(here('./faultHosts.ts'), script));

async function dropFirst(count: number, flags: number) {
  const { stdout } = await promisify(execFile)('unshare', [
    '-Urn',
    '--',
    process.execPath,
    script,
    String(flags),
    String(count),
  ]);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabEvent);
  const all = (kind: string) => events.filter((event) => event.kind === kind);
  return { all, segments: segmentsOf({ all: all as never }) };
}

const synAck = 0x12;
const dataFlags = 0x18;

test('[WR5] a dropped SYN+ACK makes the kernel send SYN again after its own second', async () => {
  const { all, segments } = await dropFirst(3, synAck);
  expect(all('dropped')).toHaveLength(3);
  expect(all('dropped')[0]).toMatchObject({ reason: 'loss', packet: segments[1]!.packet });
  const syns = segments.filter(({ flags }) => flags === 'SYN');
  expect(syns.length).toBeGreaterThanOrEqual(2);
  expect(syns[1]!.tcp.sequence).toBe(syns[0]!.tcp.sequence);
  expect(syns[1]!.sentUs - syns[0]!.sentUs).toBeGreaterThan(900_000);
  const rows = all('socket') as Extract<LabEvent, { kind: 'socket' }>[];
  expect(rows.some((row) => row.host === 'client' && row.state === 'SYN_SENT' && row.retransmits === 1)).toBe(true);
});

test('[WR5] dropped data comes again by itself', async () => {
  const { segments } = await dropFirst(1, dataFlags);
  const data = segments.filter(({ payloadLength }) => payloadLength === 5);
  expect(data.length).toBeGreaterThanOrEqual(2);
  expect(new Set(data.map(({ tcp }) => tcp.sequence)).size).toBe(1);
});
