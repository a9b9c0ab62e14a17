// Bundles our own code into one file; packages from the registry stay where they are, so that nothing they find by their own
// path (open's xdg-open, fastify's validators) is lost.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const folder = dirname(fileURLToPath(import.meta.url));

await build({
  input: join(folder, 'src/server.ts'),
  platform: 'node',
  external: (id) => !/^(?:[./]|@socketlab\/|[A-Za-z]:\\)/.test(id),
  output: { file: join(folder, 'dist/server.mjs'), format: 'esm', sourcemap: false },
});
