// One task of the workspace by its name, on a machine that may have no pnpm and no node_modules yet.
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { tasks } from './lib/tasks.mjs';

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`모르는 작업입니다. 쓸 수 있는 작업: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
requireNode();
await ensureDependencies();
process.exitCode = await task(args);
