import type { Readable } from 'node:stream';

/** The second's share is handed out in parts, so that a flood never takes the lab's time for long at once. */
const partMs = 100;

/**
 * Reads a program's pipe at no more than so many bytes a second; then the pipe fills up and the program waits, as it would for a
 * slow terminal. The lab's own time stays for other programs. `onChunk` may answer with what the chunk has cost, in bytes, where
 * that is more than its length.
 */
export function readWithin(stream: Readable | null, bytesPerSecond: number, onChunk: (chunk: Buffer) => unknown): void {
  const part = (bytesPerSecond * partMs) / 1000;
  let left = part;
  let timer: NodeJS.Timeout | null = null;

  function refill(): void {
    timer = null;
    left = Math.min(part, left + part);
    if (left > 0) stream?.resume();
    else timer = setTimeout(refill, partMs);
  }

  // A pipe of a process that was killed may end in an error; its exit says what happened.
  stream?.on('error', () => {});
  stream?.on('data', (chunk: Buffer) => {
    const cost = onChunk(chunk);
    left -= typeof cost === 'number' ? Math.max(chunk.length, cost) : chunk.length;
    timer ??= setTimeout(refill, partMs);
    if (left <= 0) stream.pause();
  });
  stream?.on('close', () => timer && clearTimeout(timer));
}
