import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface StaticHost {
  /** The first page. */
  url: string;
  /** The first step of a lesson. */
  lessonUrl: string;
  /** Paths that were asked for and are no file, in order. */
  missed: readonly string[];
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Builds the site as the README says and serves it as the plainest web host does: a file for a path, a folder's index, or the page for what isn't there. */
export async function serveStatic(base = '/'): Promise<StaticHost> {
  const folder = await mkdtemp(join(tmpdir(), 'socketlab-static-'));
  await buildSite(folder, base);
  const missed: string[] = [];

  /** The file of a path; null where there is none. `folder`: it is one, and is shown at another address. */
  async function find(path: string): Promise<string | 'folder' | null> {
    if (!path.startsWith(base)) return null;
    const file = join(folder, path.slice(base.length));
    if (!file.startsWith(folder)) return null;
    const found = await stat(file).catch(() => null);
    if (!found?.isDirectory()) return found ? file : null;
    return path.endsWith('/') ? join(file, 'index.html') : 'folder';
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = await find(path);
    if (file === 'folder') {
      response.writeHead(301, { location: encodeURI(`${path}/`) }).end();
      return;
    }
    if (file === null) missed.push(path);
    const shown = file ?? join(folder, '404.html');
    const type = types[extname(shown)] ?? 'application/octet-stream';
    response.writeHead(file === null ? 404 : 200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
    response.end(await readFile(shown));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  return {
    url,
    lessonUrl: `${url}lessons/tcp-server-client/two-programs`,
    missed,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true });
    },
  };
}

async function buildSite(out: string, base: string): Promise<void> {
  const args = ['scripts/run.mjs', 'build:static', '--out', out, '--base', base];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the static build ended with ${code}:\n${said}`);
}
