import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale } from './lib/buildSteps.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root } from './lib/root.mjs';
import { parseStartArguments, usage } from './lib/startArguments.mjs';

const parsed = parseStartArguments(process.argv.slice(2), process.env);
if ('help' in parsed) {
  console.log(usage);
} else if ('problem' in parsed) {
  console.error(`${parsed.problem}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const output = { announce: (/** @type {string} */ text) => console.log(`· ${text}`) };
  try {
    await ensureDependencies(output);
    await buildStale(output);
    // In this process: one signal handler, one thing to end.
    const server = await import(pathToFileURL(join(root, 'apps/server/dist/server.mjs')).href);
    await server.runServer(parsed.settings);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
