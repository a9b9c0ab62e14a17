import { expect, test } from 'vitest';
import { buildSeccompFilter } from './seccompFilter.ts';

/** The few steps of classic BPF that the filter uses, run as the kernel runs them. */
function run(
  filter: Buffer,
  data: { number: number; architecture: number; argument?: number; fourth?: number },
): number {
  const words: Record<number, number> = {
    0: data.number,
    4: data.architecture,
    16: data.argument ?? 0,
    40: data.fourth ?? 0,
  };
  let accumulator = 0;
  for (let step = 0; ; step++) {
    const code = filter.readUInt16LE(step * 8);
    const value = filter.readUInt32LE(step * 8 + 4);
    const jump = (taken: boolean) => filter.readUInt8(step * 8 + (taken ? 2 : 3));
    if (code === 0x06) return value;
    if (code === 0x20) accumulator = words[value]!;
    else if (code === 0x15) step += jump(accumulator === value);
    else if (code === 0x35) step += jump(accumulator >= value);
    else if (code === 0x45) step += jump((accumulator & value) !== 0);
    else throw new Error(`unknown step ${code}`);
  }
}

const allow = 0x7fff0000;
const errno = (value: number) => 0x00050000 + value;
const machines = [
  ['x64', 0xc000003e, { clone: 56, socket: 41, read: 0, mount: 165 }],
  ['arm64', 0xc00000b7, { clone: 220, socket: 198, read: 63, mount: 40 }],
] as const;

test.each(machines)('[SB6] on %s a thread may be made, a process may not', (name, architecture, calls) => {
  const filter = buildSeccompFilter(name)!;
  const ask = (number: number, argument?: number) => run(filter, { number, architecture, argument: argument ?? 0 });
  expect(ask(calls.clone, 0x3d0f00)).toBe(allow);
  expect(ask(calls.clone, 0x1200011)).toBe(errno(11));
  expect(ask(435)).toBe(errno(38));
  expect(ask(calls.read)).toBe(allow);
  expect(ask(calls.mount)).toBe(errno(1));
  expect(ask(425)).toBe(errno(1));
  for (const family of [1, 2, 10, 16]) expect(ask(calls.socket, family)).toBe(allow);
  // AF_PACKET, AF_ALG, AF_VSOCK: doors that a network namespace does not close.
  for (const family of [17, 38, 40]) expect(ask(calls.socket, family)).toBe(errno(97));
});

test.each([
  ['x64', 0xc000003e, 9, [29, 64, 68, 240]],
  ['arm64', 0xc00000b7, 222, [194, 190, 186, 180]],
] as const)('[SB5] on %s memory that no limit counts is refused', (name, architecture, mmap, kernelMemory) => {
  const filter = buildSeccompFilter(name)!;
  const map = (flags: number) => run(filter, { number: mmap, architecture, fourth: flags });
  // MAP_PRIVATE alone, with MAP_ANONYMOUS, and as a thread's stack.
  for (const flags of [0x2, 0x22, 0x20022]) expect(map(flags)).toBe(allow);
  // MAP_SHARED, MAP_SHARED_VALIDATE, MAP_GROWSDOWN.
  for (const flags of [0x1, 0x21, 0x3, 0x122]) expect(map(flags)).toBe(errno(1));
  for (const number of kernelMemory) expect(run(filter, { number, architecture })).toBe(errno(1));
});

test('[SB6] another architecture’s calls are not let in by their numbers', () => {
  const filter = buildSeccompFilter('x64')!;
  expect(run(filter, { number: 0, architecture: 0x40000003 })).toBe(0x80000000);
  expect(run(filter, { number: 0x40000000 + 57, architecture: 0xc000003e })).toBe(errno(38));
  expect(buildSeccompFilter('riscv64')).toBeNull();
});
