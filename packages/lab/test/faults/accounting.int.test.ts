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

interface Sum {
  readonly sent: number;
  readonly delivered: number;
  readonly dropped: number;
  readonly held: number;
  readonly copies: { readonly byHand: number; readonly byFaults: number };
  /** Packets that ended twice, or while held. */
  readonly wrong: number;
  readonly full: boolean;
  /** What the wire itself says. */
  readonly flying: number;
  /** All bytes had arrived by then. */
  readonly through: boolean;
}

/** What `lossyHosts` prints. */
interface Account {
  readonly ofServer: string;
  readonly ofClient: string;
  readonly inTheMiddle: Sum;
  readonly atEnd: Sum;
}

/** A kernel that can't be told to be impatient waits 200 ms and more for every loss: a tenth is enough there. */
const bytes = existsSync('/proc/sys/net/ipv4/tcp_rto_min_us') ? 1_000_000 : 100_000;

test.each([
  // Each connection waits for its own losses, longer every time: many wait at the same time.
  ['half of the packets lost', 64, [{ kind: 'loss', percent: 50 }]],
  [
    'loss, copies, another order, wrong bits and latency at once',
    1,
    [
      { kind: 'loss', percent: 20 },
      { kind: 'duplicate', percent: 20 },
      { kind: 'reorder', percent: 20, byMs: 3 },
      { kind: 'corrupt', percent: 5 },
      { kind: 'latency', extraMs: 2, jitterMs: 2 },
    ],
  ],
] as [string, number, WireFault[]][])(
  '[FT28] %s: a megabyte each way arrives whole, and the lab’s log accounts for every packet',
  { timeout: 180_000 },
  async (_name, connections, faults) => {
    const { stdout } = await promisify(execFile)('unshare', [
      // All of it ends with the script, however that ends.
      ...['-Urn', '--pid', '--fork', '--kill-child', '--mount-proc', '--', process.execPath, script],
      ...[String(bytes), String(connections), JSON.stringify(faults), '4'],
    ]);
    const { ofServer, ofClient, inTheMiddle, atEnd } = JSON.parse(stdout) as Account;
    const lines = ofServer.split(',').map((line) => line.split(' '));
    expect(lines).toHaveLength(connections);
    expect(ofServer).toMatch(/^(?:\d+ [0-9a-f]{64} [0-9a-f]{64},?)+$/);
    expect(ofClient).toBe(lines.map(([index, own, received]) => `${index} ${received} ${own}`).join());
    // Four were kept: of these one flies on, and one is there three times.
    expect(inTheMiddle).toMatchObject({ held: 3, copies: { byHand: 2 }, wrong: 0, full: false, through: false });
    const { delivered, dropped, held, flying } = inTheMiddle;
    expect(Math.min(delivered, dropped, flying)).toBeGreaterThan(0);
    expect(inTheMiddle.sent).toBe(delivered + dropped + held + flying);
    expect(atEnd).toMatchObject({ held: 0, flying: 0, wrong: 0, full: false, through: true });
    expect(atEnd.dropped).toBeGreaterThan(20);
    // Copies are packets of their own.
    if (faults.some(({ kind }) => kind === 'duplicate')) expect(atEnd.copies.byFaults).toBeGreaterThan(20);
    expect(atEnd.sent).toBe(atEnd.delivered + atEnd.dropped);
  },
);
