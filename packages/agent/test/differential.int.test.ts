import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildForTest } from './buildForTest.ts';
import { mask, programsFolder, runProgram, type Way } from './runProgram.ts';

const agent = buildForTest();
/** Another Node to try the same with: `SOCKETLAB_TEST_NODE=/path/to/node`. */
const node = process.env.SOCKETLAB_TEST_NODE ?? process.execPath;
const major = Number(/(\d+)\.\d+\.\d+/.exec(process.env.SOCKETLAB_TEST_NODE_VERSION ?? process.version)?.[1]);
const programs = readdirSync(programsFolder).filter((file) => /\.m?js$/.test(file) && !file.startsWith('tutorial-'));

/** What plain Node 20 gives its own worker threads, it gives them with our option too: no way round it was found. */
const knownToDiffer = (file: string, way: Way) =>
  file === 'worker.js' && (way === 'import' || way === 'importIdle') && major < 22;

async function observable(file: string, way: Way) {
  const run = await runProgram(agent, file, way, { node });
  // From Node 24 on the pipe for commands takes one number of those that `inspect` shows (asyncIds.ts).
  const shown = (text: string) => (major < 24 ? text : text.replace(/(async_id_symbol\)\]?): \d+/g, '$1: ID'));
  const { code, signal } = run;
  return { stdout: mask(shown(run.stdout), node), stderr: mask(run.stderr, node), code, signal };
}

test('the corpus is there', () => expect(programs.length).toBeGreaterThan(50));

describe.each(programs)('%s', (file) => {
  test('[AG3] [AG13] prints the same, fails the same and ends the same with the agent as without', async () => {
    const ways = (['lab', 'import', 'importIdle'] as const).filter((way) => !knownToDiffer(file, way));
    const [bare, ...others] = await Promise.all((['bare', ...ways] as const).map((way) => observable(file, way)));
    expect(others).toEqual(ways.map(() => bare));
  }, 120_000);
});
