import type { Readable } from 'node:stream';

/**
 * Reads a program's pipe at no more than so many bytes a second; then the pipe fills up and the program waits, as it would for a
 * slow terminal. The lab's own time stays for other programs.
 */
export function readWithin(stream: Readable | null, bytesPerSecond: number, onChunk: (chunk: Buffer) => void): void {
  let left = bytesPerSecond;
  let timer: NodeJS.Timeout | null = null;

  function refill(): void {
    timer = null;
    left = bytesPerSecond;
    stream?.resume();
  }

  // A pipe of a process that was killed may end in an error; its exit says what happened.
  stream?.on('error', () => {});
  stream?.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    timer ??= setTimeout(refill, 1000);
    if (left <= 0) stream.pause();
    onChunk(chunk);
  });
  stream?.on('close', () => timer && clearTimeout(timer));
}
