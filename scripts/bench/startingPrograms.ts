import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nowUs, startBenchProcess, waitForEvent } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const rounds = 20;
const source = `const net = require('net');
net.createServer().listen(8080, () => console.log('listening'));
`;

/** From the request to run a file until its server listens, each time followed by plain `node server.js` until it says so. */
export async function benchStartingPrograms(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-bench-'));
  // Port 0: another program may hold 8080 on this machine; a lab's host is empty.
  writeFileSync(join(folder, 'server.js'), source.replace('8080', '0'));
  const lab = await startBenchProcess();
  const inLab: number[] = [];
  const plain: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const id = `start-${round}`;
      await lab.send({ kind: 'open', lab: id, delayMs: 0 });
      const listening = waitForEvent(lab, id, (event) => event.kind === 'event' && event.name === 'listening');
      const before = nowUs();
      await lab.send({ kind: 'run', lab: id, host: 'server', file: 'server.js', source });
      await listening;
      inLab.push(nowUs() - before);
      await lab.send({ kind: 'close', lab: id });
      plain.push(await plainStart(folder));
    }
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true });
  }
  const ratios = inLab.map((time, index) => time / (plain[index] ?? Number.NaN));
  const against = `plain \`node server.js\`: ${(median(plain) / 1000).toFixed(0)} ms; in the lab ${(median(inLab) / 1000).toFixed(0)} ms`;
  return [judge({ name: '실행 to listening', unit: 'times bare node', aim: { most: 1.6 }, against }, ratios)];
}

async function plainStart(folder: string): Promise<number> {
  const before = nowUs();
  const child = spawn(process.execPath, ['server.js'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const time = nowUs() - before;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return time;
}
