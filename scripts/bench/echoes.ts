import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, startBenchProcess, waitForEvent } from './benchLab.ts';
import { type Finding, judge, median } from './statistics.ts';

const rounds = 7;
const echoes = 4000;
const server = `const net = require('net');
net.createServer((socket) => { socket.on('data', (data) => socket.write(data)); }).listen(8080);
`;
const client = `const net = require('net');
const socket = net.connect(8080, 'server');
let left = ${echoes}, start;
socket.on('connect', () => { start = process.hrtime.bigint(); socket.write('x'); });
socket.on('data', () => {
  if (--left > 0) return socket.write('x');
  console.log('rate ' + ${echoes} / (Number(process.hrtime.bigint() - start) / 1e9));
  socket.end();
});
`;
/** Both ends in one process, over plain loopback: what the agent alone costs. */
const both = `const net = require('net');
const server = net.createServer((socket) => { socket.on('data', (data) => socket.write(data)); });
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let left = ${echoes * 3}, start;
  socket.on('connect', () => { start = process.hrtime.bigint(); socket.write('x'); });
  socket.on('data', () => {
    if (--left > 0) return socket.write('x');
    console.log('rate ' + ${echoes * 3} / (Number(process.hrtime.bigint() - start) / 1e9));
    process.exit();
  });
});
`;

/** Echoes a second with the agent over those without, in pairs one after the other. */
export async function benchEchoes(): Promise<Finding[]> {
  const withAgent: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < rounds; round++) {
    withAgent.push(await rateInLab({}));
    without.push(await rateInLab({ agentFile: '' }));
  }
  const alone = await ratesAlone();
  const ratios = withAgent.map((rate, index) => rate / (without[index] ?? Number.NaN));
  return [
    judge(
      {
        name: 'echoes a second with the agent, in a lab',
        unit: 'of those without',
        aim: { least: 0.8 },
        against: `without the agent: ${median(without).toFixed(0)} a second; with it ${median(withAgent).toFixed(0)}`,
      },
      ratios,
    ),
    judge(
      {
        name: 'echoes a second with the agent alone, both ends in one process on plain loopback',
        unit: 'of those without',
        aim: { least: 0.8 },
        against: `without the agent: ${median(alone.without).toFixed(0)} a second; with it ${median(alone.with).toFixed(0)}`,
      },
      alone.with.map((rate, index) => rate / (alone.without[index] ?? Number.NaN)),
    ),
  ];
}

async function rateInLab(options: { agentFile?: string }): Promise<number> {
  const lab = await startBenchProcess(options);
  try {
    await lab.send({ kind: 'open', lab: 'echo', delayMs: 0 });
    await lab.send({ kind: 'run', lab: 'echo', host: 'server', file: 'server.js', source: server });
    await waitForEvent(lab, 'echo', (event) => event.kind === 'socket' && event.state === 'LISTEN');
    const said = waitForEvent(lab, 'echo', (event) => event.kind === 'console' && event.text.includes('rate '));
    await lab.send({ kind: 'run', lab: 'echo', host: 'client', file: 'client.js', source: client });
    const line = await said;
    return line.kind === 'console' ? readRate(line.text) : Number.NaN;
  } finally {
    await lab.close();
  }
}

async function ratesAlone(): Promise<{ with: number[]; without: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-bench-'));
  writeFileSync(join(folder, 'both.js'), both);
  const rates = { with: [] as number[], without: [] as number[] };
  try {
    for (let round = 0; round < rounds; round++) {
      rates.with.push(await rateAlone(folder, ['--require', `${root}/packages/agent/dist/agent.cjs`]));
      rates.without.push(await rateAlone(folder, []));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return rates;
}

function rateAlone(folder: string, flags: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, SOCKETLAB_AGENT_LOG: join(folder, 'log.jsonl') };
    const child = spawn(process.execPath, [...flags, 'both.js'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('close', () => resolve(readRate(text)));
  });
}

function readRate(text: string): number {
  const rate = Number(/rate ([\d.]+)/.exec(text)?.[1]);
  if (!Number.isFinite(rate)) throw new Error(`no rate in: ${text}`);
  return rate;
}
