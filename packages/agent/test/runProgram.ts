import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AgentReport } from '@socketlab/protocol';

export const agentCjs = fileURLToPath(new URL('../dist/agent.cjs', import.meta.url));
export const agentMjs = fileURLToPath(new URL('../dist/agent.mjs', import.meta.url));
export const programsFolder = fileURLToPath(new URL('programs/', import.meta.url));

/** How a program is started. `lab`: as the lab does, with both pipes. `import`: by hand. `importIdle`: by hand, with nothing to write to. */
export type Way = 'bare' | 'lab' | 'require' | 'import' | 'importIdle';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly reports: string;
}

let logs = 0;

export interface RunOptions {
  readonly node?: string;
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
  /** Called for each report as it comes, in `lab` only, with a way to send a command. */
  readonly onReport?: (report: AgentReport, command: (line: string) => void) => void;
}

/** Runs a file to its end. Its reports come by pipe (`lab`) or from its log. */
export async function runProgram(file: string, way: Way, options: RunOptions = {}): Promise<Run> {
  const log = join(tmpdir(), `socketlab-agent-${process.pid}-${logs++}.jsonl`);
  const lab = way === 'lab';
  const preload = { bare: [], lab: ['--require', agentCjs], require: ['--require', agentCjs] }[way as 'bare'];
  const own: Record<string, string> = lab
    ? { SOCKETLAB_AGENT_OUT: '3', SOCKETLAB_AGENT_IN: '4' }
    : way === 'require' || way === 'import'
      ? { SOCKETLAB_AGENT_LOG: log }
      : {};
  const child = spawn(
    options.node ?? process.execPath,
    [...(preload ?? ['--import', agentMjs]), file, ...(options.args ?? [])],
    {
      cwd: programsFolder,
      env: { PATH: process.env.PATH, HOME: '/tmp', LANG: 'C.UTF-8', ...own, ...options.env },
      stdio: lab ? ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'] : 'pipe',
    },
  );
  const texts = { stdout: '', stderr: '', reports: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.stderr += text;
  });
  child.stdin.on('error', () => {}).end('input');
  if (lab) readReports(child, options, (text) => (texts.reports += text));
  const [code, signal] = await new Promise<[number | null, string | null]>((done, fail) => {
    child.on('error', fail).on('close', (...how) => done(how));
  });
  if (own.SOCKETLAB_AGENT_LOG) {
    closeSync(openSync(log, 'a'));
    texts.reports = readFileSync(log, 'utf8');
    rmSync(log);
  }
  return { ...texts, code, signal };
}

type Piped = { stdio: readonly unknown[] };

function readReports(child: Piped, options: RunOptions, onText: (text: string) => void): void {
  const out = child.stdio[3] as NodeJS.ReadableStream;
  const commands = child.stdio[4] as Writable;
  commands.on('error', () => {});
  let rest = '';
  out.setEncoding('utf8');
  out.on('data', (text) => {
    onText(text as string);
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      options.onReport?.(JSON.parse(line) as AgentReport, (command) => commands.write(`${command}\n`));
    }
  });
}

/** What differs from run to run by nature: process ids, ports, times. */
export function mask(text: string, node: string): string {
  return text
    .replaceAll(node, 'NODE')
    .replace(/\b127\.0\.0\.1:\d{4,5}\b|:::\d{4,5}\b/g, 'ADDRESS')
    .replace(/(port:?) \d{4,5}/gi, '$1 N')
    .replace(/\(node:\d+\)/g, '(node:PID)')
    .replace(/socketlab-test-\d+/g, 'socketlab-test-PID');
}
