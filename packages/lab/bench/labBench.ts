import { readdirSync, readFileSync } from 'node:fs';
import type { LabEvent } from '@socketlab/protocol';
import type { LabProcess } from '../src/startLabProcess.ts';

/** Milliseconds for each lab of a run of `count`, opened one after the other over the IPC channel and all open at once. */
export async function measureLabOpening(labProcess: LabProcess, count = 100): Promise<number[]> {
  const samples: number[] = [];
  const ids = Array.from({ length: count }, (_, index) => `bench-open-${index}`);
  for (const lab of ids) {
    const start = performance.now();
    await labProcess.send({ kind: 'open', lab, delayMs: 0 });
    samples.push(performance.now() - start);
  }
  for (const lab of ids) await labProcess.send({ kind: 'close', lab });
  return samples;
}

const serverSource = "require('node:net').createServer((s) => s.pipe(s)).listen(8080, () => console.log('listening'));";
const clientSource =
  "const s = require('node:net').connect(8080, 'server', () => s.write('hello')); s.on('data', () => console.log('echo'));";

/**
 * Megabytes (PSS) of one lab with both programs connected: everything below the lab process, and what the lab process itself grew
 * by, divided by the number of labs. Linux only (proc(5), /proc/pid/smaps_rollup).
 */
export async function measureLabMemory(labProcess: LabProcess, count = 5): Promise<number> {
  const before = processTreeMegabytes(labProcess.pid);
  const ids = Array.from({ length: count }, (_, index) => `bench-memory-${index}`);
  for (const lab of ids) {
    await labProcess.send({ kind: 'open', lab, delayMs: 0 });
    await runUntil(labProcess, lab, 'server', serverSource, 'listening');
    await runUntil(labProcess, lab, 'client', clientSource, 'echo');
  }
  const after = processTreeMegabytes(labProcess.pid);
  for (const lab of ids) await labProcess.send({ kind: 'close', lab });
  return (after - before) / count;
}

/** Milliseconds from the request to run a program until its `listening` is in the log, for each of `count` runs. */
export async function measureTimeToListening(labProcess: LabProcess, count = 15): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const lab = `bench-run-${index}`;
    await labProcess.send({ kind: 'open', lab, delayMs: 0 });
    const start = performance.now();
    await runUntil(labProcess, lab, 'server', serverSource, 'listening');
    samples.push(performance.now() - start);
    await labProcess.send({ kind: 'close', lab });
  }
  return samples;
}

async function runUntil(
  labProcess: LabProcess,
  lab: string,
  host: 'client' | 'server',
  source: string,
  printed: string,
): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const stop = labProcess.onReport((report) => {
      if (report.kind !== 'events' || report.lab !== lab || !report.events.some(prints)) return;
      stop();
      resolve();
    });
  });
  const prints = (event: LabEvent) => event.kind === 'console' && event.text === printed;
  await labProcess.send({ kind: 'run', lab, host, file: `${host}.js`, source });
  await seen;
}

function processTreeMegabytes(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
  const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  return children.reduce((sum, child) => sum + processTreeMegabytes(child), own);
}
