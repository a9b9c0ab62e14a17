import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentReport } from '@socketlab/protocol';
import { afterAll } from 'vitest';
import { buildForTest } from './buildForTest.ts';
import { type Run, type RunOptions, runProgram, type Way } from './runProgram.ts';

/** An agent built for this test file, and a folder for the programs it gives as text. */
export function programsAsText() {
  const agent = buildForTest();
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-programs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a program given as text, as `program.js` unless told otherwise. */
  async function run(source: string, options: RunOptions & { file?: string; way?: Way } = {}): Promise<Run> {
    const file = join(folder, options.file ?? 'program.js');
    writeFileSync(file, source);
    return runProgram(agent, file, options.way ?? 'lab', { cwd: folder, ...options });
  }
  return { agent, folder, run };
}

type Of<K extends AgentReport['kind']> = Extract<AgentReport, { kind: K }>;

export const only = <K extends AgentReport['kind']>(reports: readonly AgentReport[], kind: K) =>
  reports.filter((report): report is Of<K> => report.kind === kind);

export const at = (site: { line: number; column: number } | null) => (site ? `${site.line}:${site.column}` : null);

export const calls = (reports: readonly AgentReport[]) =>
  only(reports, 'call').map(({ method, site, via }) => [method, at(site), ...(via ? [via] : [])].join(' '));
