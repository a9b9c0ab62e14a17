import { closeSync, openSync, writeSync } from 'node:fs';
import { createMemoryFile } from '../ffi/libc.ts';

/** A small file without a place on any disk. */
export interface MemoryFile {
  /** A descriptor of its own, at the start of the file. The caller closes it. */
  open(): number;
  close(): void;
}

/** Linux only: memfd_create(2). */
export function memoryFile(name: string, content: string | Uint8Array): MemoryFile {
  const fd = createMemoryFile(name);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
  return {
    open: () => openSync(`/proc/self/fd/${fd}`, 'r'),
    close: () => closeSync(fd),
  };
}
