import { accessSync, constants, readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import { type KernelRow, parseKernelTable } from '../kernel/kernelTable.ts';

const files = ['/proc/net/tcp', '/proc/net/tcp6', '/proc/net/udp', '/proc/net/udp6'];
/** One reading serves every lab for this long: the machine's table is large and all labs look at the same one. */
const freshUs = 4_000;

/** The machine's own tables of TCP and UDP sockets, or null where there is none to read. */
export function openMachineTable(clock: Clock): (() => readonly KernelRow[]) | null {
  if (!isReadable(files[0]!)) return null;
  let rows: readonly KernelRow[] = [];
  let readAtUs = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.nowUs() - readAtUs > freshUs) {
      rows = files.filter(isReadable).flatMap((file) => parseKernelTable(readFileSync(file, 'latin1')));
      readAtUs = clock.nowUs();
    }
    return rows;
  };
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
