import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFromNodeOptions, removePreloads } from './concealment.ts';
import { runMainAgain } from './runMainAgain.ts';

// The agent as `node --import agent.mjs program.js` loads it: by hand, without a lab. Any --import makes Node load a CommonJS program
// through its ES module loader, with another order of ticks and microtasks, another `module.parent` and other stacks
// (docs/adr/0002-agent-preload.md). So the process begins again without the option, with `--require agent.cjs` in its place.
const own = fileURLToPath(import.meta.url);
const required = join(dirname(own), 'agent.cjs');
const wanted = process.env.SOCKETLAB_AGENT_OUT !== undefined || process.env.SOCKETLAB_AGENT_LOG !== undefined;

const removed = removePreloads(process.execArgv, [own]) + removeFromNodeOptions([own]);
const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(' ')];
/** With another --import or loader the program goes through the ES module loader anyway: then there is nothing to mend. */
const alone = !options.some((option) => /^--(?:import|loader|experimental-loader)(?:=|$)/.test(option));

if (removed > 0 && alone) {
  startAgain();
  await runMainAgain(required, wanted);
} else if (wanted) createRequire(own)(required);

/** Replaces this process by one without the option: same pid, same streams. Returns where Node or the system can't. */
function startAgain(): void {
  const { execve } = process as { execve?: (file: string, args: string[], env: NodeJS.ProcessEnv) => void };
  // A channel to a parent (`fork`) would not survive.
  if (!execve || process.channel) return;
  const args = [...process.execArgv, ...(wanted ? ['--require', required] : []), ...process.argv.slice(1)];
  try {
    execve.call(process, process.execPath, [process.argv0, ...args], process.env);
  } catch {
    // Not permitted here (Windows, --permission).
  }
}
