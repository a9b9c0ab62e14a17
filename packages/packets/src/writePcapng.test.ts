import { expect, test } from 'vitest';
import { writePcapng } from './writePcapng.ts';

test('[PK7] blocks carry their length at both ends, padded to four bytes', () => {
  const bytes = writePcapng([{ atUs: 2 ** 32 + 5, bytes: Uint8Array.from([0x45, 1, 2]), comment: 'hi' }]);
  const view = new DataView(bytes.buffer);
  const blocks: [number, number][] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at + 4, true)) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    blocks.push([view.getUint32(at, true), length]);
  }
  expect(blocks).toEqual([
    [0x0a0d0d0a, 28],
    [1, 20],
    [6, 32 + 4 + 12],
  ]);
  expect([view.getUint32(48 + 12, true), view.getUint32(48 + 16, true)]).toEqual([1, 5]);
});
