import { readBinding } from './asyncIds.ts';
import { renamedSite } from './siteShapes.ts';
import { showBottomAs } from './stackTrace.ts';

/** Where agent.mjs tells agent.cjs that it has started the program from a callback of its own: its name as V8 gives it. */
const handOver = Symbol.for('socketlab.restartedBy');

export function tellRestart(file: string): void {
  Object.defineProperty(globalThis, handOver, { value: file, configurable: true });
}

/** Lets the program's stacks end as under plain Node. True if agent.mjs has started the program. */
export function hideRestart(): boolean {
  const file: unknown = (globalThis as Record<symbol, unknown>)[handOver];
  if (typeof file !== 'string') return false;
  Reflect.deleteProperty(globalThis, handOver);
  const { line, column } = mainCall();
  showBottomAs(file, (site) => renamedSite(site, 'node:internal/main/run_main_module', line, column, true));
  return true;
}

/** Where Node's own bootstrap calls `runMain`: read from its source, since it differs from version to version. */
function mainCall(): { line: number; column: number } {
  const natives = readBinding('natives') as Record<string, string> | undefined;
  const source = natives?.['internal/main/run_main_module'] ?? '';
  const call = Math.max(source.lastIndexOf('runMain(mainEntry'), source.lastIndexOf('executeUserEntryPoint(mainEntry'));
  const before = source.slice(0, Math.max(0, call)).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}
