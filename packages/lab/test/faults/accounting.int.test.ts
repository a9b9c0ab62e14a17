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
  readonly copies: number;
  /** Packets that did not end exactly once, or, while held, at all. */
  readonly wrong: number;
  readonly full: boolean;
}

/** What `lossyHosts` prints. */
interface Account {
  readonly ofServer: string;
  readonly ofClient: string;
  readonly whileHeld: Sum;
  readonly atEnd: Sum;
}

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
  '[FT28] %s: a megabyte each way arrives whole, and the lab’s log accounts for every packet',
  { timeout: 180_000 },
  async (_name, jumbo, faults) => {
    // Through half of the packets, each one held costs seconds of the kernels’ patience.
    const held = jumbo ? 0 : 3;
    const { stdout } = await promisify(execFile)('unshare', [
      // All of it ends with the script, however that ends.
      ...['-Urn', '--pid', '--fork', '--kill-child', '--mount-proc', '--', process.execPath, script],
      ...[String(bytes), JSON.stringify(faults), jumbo ? '32000' : '1500', String(held)],
    ]);
    const { ofServer, ofClient, whileHeld, atEnd } = JSON.parse(stdout) as Account;
    const [own, received] = ofServer.split(' ');
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(ofClient).toBe(`${received} ${own}`);
    expect(whileHeld.dropped).toBeGreaterThan(20);
    // Copies are packets of their own.
    if (!jumbo) expect(whileHeld.copies).toBeGreaterThan(20);
    expect(whileHeld).toMatchObject({ held, wrong: 0, full: false });
    expect(whileHeld.sent).toBe(whileHeld.delivered + whileHeld.dropped + held);
    expect(atEnd).toMatchObject({ held: 0, wrong: 0, full: false });
    expect(atEnd.sent).toBe(atEnd.delivered + atEnd.dropped);
  },
);
