import { expect, test } from 'vitest';
import { type EndFacts, findEndReason } from './endReason.ts';

const facts = (
  changes: Partial<EndFacts> & { code?: number | null; signal?: NodeJS.Signals | null; started?: boolean },
): EndFacts => ({
  ending: { code: changes.code ?? null, signal: changes.signal ?? null, started: changes.started ?? true },
  endedByLab: null,
  signalledByStudent: false,
  busyMs: 100,
  cpuMs: 20_000,
  spokeOfMemory: false,
  ...changes,
});

test.each([
  ['exited', facts({ code: 0 })],
  ['exited', facts({ code: 1 })],
  ['exited', facts({ signal: 'SIGSEGV' })],
  ['exited', facts({ code: 0, spokeOfMemory: true })],
  ['memory', facts({ signal: 'SIGABRT', spokeOfMemory: true })],
  ['memory', facts({ code: 1, spokeOfMemory: true })],
  ['exited', facts({ signal: 'SIGKILL' })],
  ['cpu', facts({ signal: 'SIGXCPU' })],
  ['cpu', facts({ signal: 'SIGKILL', busyMs: 21_900 })],
  ['student', facts({ code: 0, signalledByStudent: true })],
  ['student', facts({ signal: 'SIGKILL', signalledByStudent: true })],
  ['lifetime', facts({ signal: 'SIGKILL', endedByLab: 'lifetime' })],
  ['failed-to-start', facts({ code: 1, started: false })],
] as const)('[PG9] the reason is %s', (reason, given) => {
  expect(findEndReason(given)).toBe(reason);
});
