// Bundles the server with its packages into one file: opening hundreds of small ones would cost a second start its two seconds.
// `open` stays where it is, since it finds its xdg-open beside itself; so does `libsql`, whose database is a native module.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const folder = dirname(fileURLToPath(import.meta.url));

await build({
  input: join(folder, 'src/server.ts'),
  platform: 'node',
  external: ['open', 'libsql'],
  output: { file: join(folder, 'dist/server.mjs'), format: 'esm', codeSplitting: false },
});
