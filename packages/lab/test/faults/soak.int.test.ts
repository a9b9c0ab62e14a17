import { readdirSync, readFileSync } from 'node:fs';
import { parsePacket } from '@socketlab/packets';
import { expect, test } from 'vitest';
import { openTestLab, startTestProcess, type TestLab } from '../testLab.ts';
import { clientThat, runServer, serverThat } from './programs.ts';

/** More rounds for a longer look by hand: 8 last for about a minute, and only then does memory tell anything. */
const rounds = Number(process.env.SOCKETLAB_SOAK_ROUNDS ?? 1);
const labs = 20;

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

test('[FT29] twenty labs under loss, latency and reorder: their packets never meet, and nothing is left behind', {
  timeout: 60_000 * rounds,
}, async () => {
  const labProcess = await startTestProcess();
  const openFiles = () => readdirSync(`/proc/${labProcess.pid}/fd`).length;
  const megabytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${labProcess.pid}/status`, 'utf8'))![1]) / 1024;
  // The first program makes the lab process open what all of them share.
  const first = await openTestLab(labProcess);
  await runServer(first, serverThat(''));
  await first.send('close', {});
  const filesBefore = openFiles();
  let megabytesAfterFirst = 0;
  for (let round = 0; round < rounds; round++) {
    const open: TestLab[] = [];
    for (let index = 0; index < labs; index++) open.push(await openTestLab(labProcess));
    await Promise.all(open.map(talk));
    open.forEach(check);
    for (const kind of ['dropped', 'delayed'] as const)
      expect(open.flatMap((lab) => lab.all(kind)).length).toBeGreaterThan(labs);
    for (const lab of open) await lab.send('close', {});
    if (round === 0) megabytesAfterFirst = megabytes();
  }
  await expect.poll(openFiles, { timeout: 10_000 }).toBeLessThanOrEqual(filesBefore);
  // Room for garbage that is not collected yet: what each of twenty labs a round left behind would grow beyond it.
  if (rounds > 1) expect(megabytes() - megabytesAfterFirst).toBeLessThan(40);
});
