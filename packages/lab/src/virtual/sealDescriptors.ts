import { readdirSync } from 'node:fs';
import { ioctlNumber } from '../ffi/libc.ts';

/** Linux, asm-generic/ioctls.h: FIOCLEX, close on exec. */
const closeOnExec = 0x5451;

/**
 * Descriptors that came from whoever started us end with us: without this every program would get them too. Node does it for the lowest few only (libuv,
 * `uv_disable_stdio_inheritance`).
 */
export function sealDescriptors(): void {
  for (const name of readdirSync('/proc/self/fd')) {
    if (Number(name) <= 2) continue;
    try {
      ioctlNumber(Number(name), closeOnExec, 0);
    } catch {
      // The one that the folder was read through is gone again.
    }
  }
}
