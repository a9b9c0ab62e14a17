import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type AgentReport, agentReportSchema } from '@socketlab/protocol';

export const programsFolder = fileURLToPath(new URL('programs/', import.meta.url));

/**
 * How a program is started. `lab`: as the lab does, with both pipes. `require` and `import`: with a log. `importIdle`: by hand, with
 * nothing to report to.
 */
export type Way = 'bare' | 'lab' | 'require' | 'import' | 'importIdle';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly reports: readonly AgentReport[];
}

export interface RunOptions {
  readonly node?: string;
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** `lab` only: sees each report as it comes and may send a command. */
  readonly onReport?: (report: AgentReport, program: LiveProgram) => void;
}

export interface LiveProgram {
  readonly child: ChildProcess;
  command(line: string): void;
  /** No more reports are read: the pipe is closed. */
  deafen(): void;
}

let runs = 0;

/** Runs a file to its end. Every report must fit the protocol's schema, or this throws. */
export async function runProgram(
  agent: { cjs: string; mjs: string },
  file: string,
  way: Way,
  options: RunOptions = {},
): Promise<Run> {
  const log = join(tmpdir(), `socketlab-agent-${process.pid}-${runs++}.jsonl`);
  const lab = way === 'lab';
  const required = way === 'lab' || way === 'require';
  const preload = way === 'bare' ? [] : required ? ['--require', agent.cjs] : ['--import', agent.mjs];
  const own: Record<string, string> = lab ? { SOCKETLAB_AGENT_OUT: '3', SOCKETLAB_AGENT_IN: '4' } : {};
  if (way === 'require' || way === 'import') own.SOCKETLAB_AGENT_LOG = log;
  const child = spawn(options.node ?? process.execPath, [...preload, file, ...(options.args ?? [])], {
    cwd: options.cwd ?? programsFolder,
    env: { PATH: process.env.PATH, HOME: tmpdir(), LANG: 'C.UTF-8', ...own, ...options.env },
    stdio: lab ? ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'] : 'pipe',
  });
  const text = { stdout: '', stderr: '' };
  const reports: AgentReport[] = [];
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (part: string) => {
      text[name] += part;
    });
  }
  child.stdin?.on('error', () => {}).end('input');
  if (lab) readReports(child, reports, options);
  const [code, signal] = await new Promise<[number | null, string | null]>((done, fail) => {
    child.on('error', fail).on('close', (...how) => done(how));
  });
  if (existsSync(log)) {
    for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) reports.push(parseReport(line));
    rmSync(log);
  }
  return { ...text, code, signal, reports };
}

function readReports(child: ChildProcess, reports: AgentReport[], { onReport }: RunOptions): void {
  const out = child.stdio[3] as NodeJS.ReadableStream & { destroy(): void };
  const commands = child.stdio[4] as Writable;
  const program = {
    child,
    command: (line: string) => void commands.write(`${line}\n`),
    deafen: () => out.destroy(),
  };
  commands.on('error', () => {});
  let rest = '';
  out.setEncoding('utf8');
  out.on('data', (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const report = parseReport(line);
      reports.push(report);
      onReport?.(report, program);
    }
  });
}

function parseReport(line: string): AgentReport {
  return agentReportSchema.parse(JSON.parse(line));
}

/** What differs from run to run by nature: process ids, ports, paths of the temporary folder. */
export function mask(text: string, node = process.execPath): string {
  return text
    .replaceAll(node, 'NODE')
    .replace(/\b127\.0\.0\.1:\d{4,5}\b|:::\d{4,5}\b/g, 'ADDRESS')
    .replace(/(port:?) \d{4,5}/gi, '$1 N')
    .replace(/\(node:\d+\)/g, '(node:PID)')
    .replace(/socketlab-test-\d+/g, 'socketlab-test-PID');
}
