import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { startBenchProcess, waitForEvent } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const labs = 6;
const rounds = 3;
const server = `require('net').createServer((s) => s.on('data', (d) => s.write(d))).listen(8080);\n`;
const client = `const s = require('net').connect(8080, 'server'); s.on('connect', () => s.write('x'));\n`;

/**
 * Proportional set size (PSS) of all a lab's processes, and its share of the lab process. Six labs live at once, as in a class: pages
 * that they share are shared. Beside it as many plain Node processes, alone on the machine in the same way.
 */
export async function benchLabMemory(): Promise<Finding[]> {
  const perLab: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round++) {
    perLab.push(await labMb());
    plain.push(await plainMb());
  }
  return [
    judge(
      {
        name: 'memory of a lab with both programs',
        unit: 'MB PSS',
        aim: { most: 25 },
        against: `two plain \`node\` processes: ${median(plain).toFixed(1)} MB PSS; ${labs} labs or pairs at once`,
      },
      perLab,
    ),
  ];
}

async function labMb(): Promise<number> {
  const lab = await startBenchProcess();
  try {
    const before = pssMb(lab.pid);
    for (let i = 0; i < labs; i++) {
      const id = `memory-${i}`;
      await lab.send({ kind: 'open', lab: id, delayMs: 0 });
      const listening = waitForEvent(lab, id, (event) => event.kind === 'event' && event.name === 'listening');
      await lab.send({ kind: 'run', lab: id, host: 'server', file: 'server.js', source: server });
      await listening;
      const arrived = waitForEvent(lab, id, (event) => event.kind === 'event' && event.name === 'data');
      await lab.send({ kind: 'run', lab: id, host: 'client', file: 'client.js', source: client });
      await arrived;
    }
    const inLabProcess = Math.max(0, pssMb(lab.pid) - before);
    return (descendants(lab.pid).reduce((sum, pid) => sum + pssMb(pid), 0) + inLabProcess) / labs;
  } finally {
    await lab.close();
  }
}

async function plainMb(): Promise<number> {
  const children: ChildProcess[] = [];
  try {
    for (let i = 0; i < labs * 2; i++) {
      const source = `require('net').createServer().listen(0, '127.0.0.1', () => console.log('up'))`;
      const child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'ignore'] });
      children.push(child);
      if (child.stdout) await once(child.stdout, 'data');
    }
    return children.reduce((sum, child) => sum + pssMb(child.pid ?? 0), 0) / labs;
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
}

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
