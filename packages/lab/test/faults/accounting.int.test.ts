import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { WireFault } from '@socketlab/protocol';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../../build.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const script = here('../../dist/test/lossyHosts.mjs');
beforeAll(() => bundle(here('./lossyHosts.ts'), script));

/** A kernel that can't be told to be impatient waits 200 ms and more for every loss: a tenth is enough there. */
const bytes = existsSync('/proc/sys/net/ipv4/tcp_rto_min_us') ? 1_000_000 : 100_000;

test.each([
  ['half of the packets lost', true, [{ kind: 'loss', percent: 50 }]],
  [
    'loss, copies, another order, wrong bits and latency at once',
    false,
    [
      { kind: 'loss', percent: 20 },
      { kind: 'duplicate', percent: 20 },
      { kind: 'reorder', percent: 20, byMs: 3 },
      { kind: 'corrupt', percent: 5 },
      { kind: 'latency', extraMs: 2, jitterMs: 2 },
    ],
  ],
] as [string, boolean, WireFault[]][])(
  '[FT28] %s: a megabyte each way arrives whole, and the log accounts for every packet',
  { timeout: 180_000 },
  async (_name, jumbo, faults) => {
    const { stdout } = await promisify(execFile)('unshare', [
      ...['-Urn', '--', process.execPath, script],
      ...[String(bytes), JSON.stringify(faults), jumbo ? '32000' : '1500'],
    ]);
    const { ofServer, ofClient, ...log } = JSON.parse(stdout) as Record<string, number> & {
      ofServer: string;
      ofClient: string;
    };
    const [own, received] = ofServer.split(' ');
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(ofClient).toBe(`${received} ${own}`);
    expect(log.dropped).toBeGreaterThan(20);
    // Copies are packets of their own.
    if (!jumbo) expect(log.copies).toBeGreaterThan(20);
    expect(log.sent).toBe(log.delivered! + log.dropped!);
    expect(log.notOnce).toBe(0);
  },
);
