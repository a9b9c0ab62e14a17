import { readdirSync, readFileSync } from 'node:fs';
import { startBenchProcess, waitForEvent } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const labs = 8;
const server = `require('net').createServer((s) => s.on('data', (d) => s.write(d))).listen(8080);\n`;
const client = `const s = require('net').connect(8080, 'server'); s.on('connect', () => s.write('x'));\n`;

/**
 * Proportional set size (PSS) of all a lab's processes, and its share of the lab process. Eight labs live at once, as in a class: pages
 * that they share are shared.
 */
export async function benchLabMemory(): Promise<Finding[]> {
  const lab = await startBenchProcess();
  try {
    const before = pssMb(lab.pid);
    for (let i = 0; i < labs; i++) {
      const id = `memory-${i}`;
      const arrived = waitForEvent(lab, id, (event) => event.kind === 'event' && event.name === 'data');
      await lab.send({ kind: 'open', lab: id, delayMs: 0 });
      await lab.send({ kind: 'run', lab: id, host: 'server', file: 'server.js', source: server });
      await waitForEvent(lab, id, (event) => event.kind === 'event' && event.name === 'listening');
      await lab.send({ kind: 'run', lab: id, host: 'client', file: 'client.js', source: client });
      await arrived;
    }
    const inLabProcess = Math.max(0, pssMb(lab.pid) - before) / labs;
    const perLab = descendants(lab.pid).reduce((sum, pid) => sum + pssMb(pid), 0) / labs;
    return [
      judge(
        {
          name: 'memory of a lab with both programs',
          unit: 'MB PSS',
          aim: { most: 25 },
          against: `two plain \`node\` processes hold ${median([plainPssMb()]).toFixed(1)} MB PSS each while this one runs alone`,
          note: `${labs} labs at once; of it ${inLabProcess.toFixed(1)} MB in the lab process`,
        },
        [perLab + inLabProcess],
      ),
    ];
  } finally {
    await lab.close();
  }
}

const plainPssMb = () => pssMb(process.pid);

function pssMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Every process below this one, by /proc. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      parents.set(Number(name), parent);
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (one: number): boolean => {
    const parent = parents.get(one);
    return parent === pid || (parent !== undefined && parent > 1 && below(parent));
  };
  return [...parents.keys()].filter(below);
}
