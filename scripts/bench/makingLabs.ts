import { spawnSync } from 'node:child_process';
import { nowUs, startBenchProcess } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const labs = 100;
const rounds = 5;

/** Opens 100 labs one after another, five times over, beside the time of one bare `unshare` with a network namespace. */
export async function benchMakingLabs(): Promise<Finding[]> {
  const lab = await startBenchProcess();
  const perLab: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const started = nowUs();
      for (let i = 0; i < labs; i++) await lab.send({ kind: 'open', lab: `${round}-${i}`, delayMs: 200 });
      perLab.push((nowUs() - started) / 1000 / labs);
      for (let i = 0; i < labs; i++) await lab.send({ kind: 'close', lab: `${round}-${i}` });
      for (let i = 0; i < 5; i++) {
        const before = nowUs();
        spawnSync('unshare', ['-Urn', 'true']);
        bare.push((nowUs() - before) / 1000);
      }
    }
  } finally {
    await lab.close();
  }
  const reference = median(bare);
  return [
    judge(
      {
        name: 'making a lab (100 labs)',
        unit: 'ms',
        aim: { most: 3 },
        against: `one bare \`unshare -Urn true\`: ${reference.toFixed(1)} ms, so a lab takes ${(median(perLab) / reference).toFixed(2)} of it`,
      },
      perLab,
    ),
  ];
}
