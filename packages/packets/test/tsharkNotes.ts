import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TcpNote } from '../src/tcpAnalysis.ts';
import { type CapturedPacket, writePcapng } from '../src/writePcapng.ts';

/** Wireshark's fields for what it concludes of a segment, and our names. */
const fields: Record<string, TcpNote> = {
  retransmission: 'retransmission',
  spurious_retransmission: 'retransmission',
  fast_retransmission: 'fast-retransmission',
  out_of_order: 'out-of-order',
  duplicate_ack: 'duplicate-ack',
  zero_window: 'zero-window',
  window_full: 'window-full',
  window_update: 'window-update',
  zero_window_probe: 'zero-window-probe',
  zero_window_probe_ack: 'zero-window-probe-ack',
  keep_alive: 'keep-alive',
  keep_alive_ack: 'keep-alive-ack',
};

/** `4.0.17`, or null where tshark is not installed. */
export const tsharkVersion = (() => {
  try {
    const said = execFileSync('tshark', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /(\d+\.\d+\.\d+)/.exec(said)?.[1] ?? 'unknown';
  } catch {
    return null;
  }
})();

/** What tshark says of each packet of a capture: its notes, sorted, and the scaled window. */
export function notesByTshark(packets: readonly CapturedPacket[]): { notes: TcpNote[]; window: number }[] {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-analysis-'));
  try {
    const file = join(folder, 'lab.pcapng');
    writeFileSync(file, writePcapng(packets));
    const names = Object.keys(fields).map((name) => `tcp.analysis.${name}`);
    const wanted = [...names, 'tcp.window_size'].flatMap((name) => ['-e', name]);
    const rows = execFileSync('tshark', ['-n', '-r', file, '-T', 'fields', '-E', 'occurrence=f', ...wanted], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return rows
      .split('\n')
      .slice(0, packets.length)
      .map((row) => {
        const cells = row.split('\t');
        const said = Object.values(fields).filter((_, index) => cells[index] !== '');
        // A fast retransmission is said to be a retransmission as well, by some versions and not by others.
        const fast = said.includes('fast-retransmission');
        const notes = new Set(said.filter((note) => !fast || note !== 'retransmission'));
        return { notes: [...notes].sort(), window: Number(cells.at(-1)) };
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
