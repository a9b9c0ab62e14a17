import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** Builds the agent from its sources into a folder of the test file's own, removed after its tests. */
export function buildForTest(): { folder: string; cjs: string; mjs: string } {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-agent-'));
  execFileSync(process.execPath, [fileURLToPath(new URL('../build.mjs', import.meta.url)), folder]);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, cjs: join(folder, 'agent.cjs'), mjs: join(folder, 'agent.mjs') };
}
