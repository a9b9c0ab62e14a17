import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePacket } from '@socketlab/packets';
import { expect, onTestFinished, test } from 'vitest';
import { bundle } from '../../build.mjs';
import { openTestLab, startTestProcess, type TestLab, waitUpTo } from '../testLab.ts';
import { clientThat, runServer, serverThat } from './programs.ts';

/** Twelve last for a minute on a machine at rest. More of them for a longer look by hand. */
const rounds = Number(process.env.SOCKETLAB_SOAK_ROUNDS ?? 12);
const labs = 20;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The log of one lab takes nearly twice as much: this much more after every round is a leak. */
const mostGrowthKb = 100;
/** What is not its own objects' comes and goes by megabytes, whoever is measured; it has stopped growing after half of them. */
const mostResidentGrowthKb = 1024;

// Forty programs start at the same time, on what a busy machine leaves to them.
waitUpTo(600_000);

/** Sends its lab's name to and fro, thirty times. */
async function talk(lab: TestLab): Promise<void> {
  for (const direction of ['upstream', 'downstream'] as const) {
    for (const fault of [
      { kind: 'loss', percent: 5 },
      { kind: 'latency', extraMs: 5, jitterMs: 5 },
      { kind: 'reorder', percent: 20, byMs: 20 },
    ] as const)
      await lab.fault({ kind: 'wireFault', direction, fault, on: true });
  }
  await runServer(lab, serverThat("socket.on('data', (data) => socket.write(data));"));
  const client = await lab.run(
    'client',
    clientThat(`let left = 30; const name = '<${lab.id}>';
      socket.write(name);
      socket.on('data', () => (left-- > 0 ? socket.write(name) : socket.end()));`),
  );
  await lab.waitFor('exit', ({ program }) => program === client);
}

function check(lab: TestLab): void {
  lab.events.forEach((event, index) => {
    expect(event.seq).toBe(index);
    expect(event.at).toBeGreaterThanOrEqual(lab.events[index - 1]?.at ?? 0);
  });
  const names = lab.all('sent').flatMap(({ segment }) => {
    if (segment.kind !== 'observed') return [];
    const { payload } = parsePacket(Buffer.from(segment.bytes, 'base64'));
    return payload.length > 0 ? [Buffer.from(payload).toString()] : [];
  });
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names.map((text) => text.replaceAll(`<${lab.id}>`, '')))).toEqual(new Set(['']));
}

/** Starts a lab process that can be asked what it still holds once its garbage is collected. */
async function startMeasured() {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-soak-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const labProcessFile = here('../../dist/test/measuredLabProcess.mjs');
  await bundle(here('./measuredLabProcess.ts'), labProcessFile);
  const memoryFile = join(folder, 'memory.json');
  process.env.SOCKETLAB_TEST_MEMORY_FILE = memoryFile;
  const labProcess = await startTestProcess({ labProcessFile });
  delete process.env.SOCKETLAB_TEST_MEMORY_FILE;
  return {
    labProcess,
    async held(): Promise<Memory> {
      process.kill(labProcess.pid, 'SIGUSR2');
      await expect.poll(() => existsSync(memoryFile), { timeout: 60_000 }).toBe(true);
      const { rss, heapUsed, external } = JSON.parse(readFileSync(memoryFile, 'utf8')) as NodeJS.MemoryUsage;
      rmSync(memoryFile);
      return { ownKb: (heapUsed + external) / 1024, residentKb: rss / 1024 };
    },
  };
}

interface Memory {
  /** What its objects take: V8's heap, and buffers outside of it. */
  readonly ownKb: number;
  readonly residentKb: number;
}

/** The line through the points that is nearest to all of them rises so much from one to the next. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const rise = values.reduce((sum, value, index) => sum + (index - middle) * value, 0);
  const run = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return rise / run;
}

test('[FT29] twenty labs under loss, latency and reorder: their packets never meet, and nothing is left behind', {
  timeout: 120_000 * rounds,
}, async () => {
  const { labProcess, held } = await startMeasured();
  const openFiles = () => readdirSync(`/proc/${labProcess.pid}/fd`).length;
  // The first program makes the lab process open what all of them share.
  const first = await openTestLab(labProcess);
  await runServer(first, serverThat(''));
  await first.send('close', {});
  const filesBefore = openFiles();
  const memory: Memory[] = [];
  for (let round = 0; round < rounds; round++) {
    const open: TestLab[] = [];
    for (let index = 0; index < labs; index++) open.push(await openTestLab(labProcess));
    await Promise.all(open.map(talk));
    open.forEach(check);
    for (const kind of ['dropped', 'delayed'] as const)
      expect(open.flatMap((lab) => lab.all(kind)).length).toBeGreaterThan(labs);
    for (const lab of open) await lab.send('close', {});
    memory.push(await held());
  }
  await expect.poll(openFiles, { timeout: 60_000 }).toBeLessThanOrEqual(filesBefore);
  const growth = {
    own: slope(memory.map(({ ownKb }) => ownKb)),
    resident: slope(memory.slice(rounds >> 1).map(({ residentKb }) => residentKb)),
  };
  console.log(`${rounds} rounds of ${labs} labs: ${JSON.stringify({ growth, memory })}`);
  expect(growth.own).toBeLessThan(mostGrowthKb);
  expect(growth.resident).toBeLessThan(mostResidentGrowthKb);
});
