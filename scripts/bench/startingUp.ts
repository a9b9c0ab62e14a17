import { spawn } from 'node:child_process';
import { startSocketLab } from '../../e2e/startSocketLab.ts';
import { nowUs } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const rounds = 8;

/** From the command to the printed address, on a built tree, each time followed by a bare `node -e 0`. */
export async function benchStartingUp(): Promise<Finding[]> {
  const times: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = nowUs();
    const socketLab = await startSocketLab();
    times.push((nowUs() - before) / 1000);
    await socketLab.close();
    bare.push(await bareNodeMs());
  }
  const against = `a bare \`node -e 0\`: ${median(bare).toFixed(0)} ms`;
  return [judge({ name: 'second start on a built tree', unit: 'ms', aim: { most: 2000 }, against }, times)];
}

function bareNodeMs(): Promise<number> {
  const before = nowUs();
  return new Promise((resolve, reject) => {
    spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
      .once('error', reject)
      .once('exit', () => resolve((nowUs() - before) / 1000));
  });
}
