import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('../apps/web', import.meta.url));
const ask = `import { resolveConfig } from 'vite';
const { isProduction } = await resolveConfig({ logLevel: 'silent' }, 'build');
console.log(isProduction);`;

test.each(['test', 'development'])('the page is built for use where NODE_ENV is %s too', async (NODE_ENV) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', ask], {
    cwd: web,
    env: { ...process.env, NODE_ENV },
  });
  expect(stdout.trim()).toBe('true');
});
