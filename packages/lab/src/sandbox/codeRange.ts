import { readFileSync } from 'node:fs';

/**
 * Bytes that V8 takes for machine code as soon as it starts, in each thread that runs JavaScript. From Node 24 on it is one
 * writable mapping of 512 MB, of which next to nothing is ever used; but RLIMIT_DATA counts it whole. Our own process runs the
 * same Node, so its own map tells (proc(5), /proc/pid/maps).
 */
export function codeRangeBytes(): number {
  try {
    return sumCodeMappings(readFileSync('/proc/self/maps', 'utf8'));
  } catch {
    return 0;
  }
}

/** The total size of mappings that can be written and run. */
export function sumCodeMappings(maps: string): number {
  let bytes = 0;
  for (const [, start = '', end = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rwxp/gm)) {
    bytes += Number.parseInt(end, 16) - Number.parseInt(start, 16);
  }
  return bytes;
}
