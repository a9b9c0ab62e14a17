import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { SocketLabError } from '@socketlab/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * The built page. Files under `/assets/` carry their content's hash in their name, so they may be kept for ever; everything that
 * isn't a file is a place inside the app and gets its one document.
 */
export async function registerStaticRoutes(app: FastifyInstance, webRoot: string): Promise<void> {
  const built = existsSync(join(webRoot, 'index.html'));
  if (built) {
    await app.register(staticFiles, {
      root: webRoot,
      wildcard: false,
      cacheControl: false,
      // The build has written every text as .br and .gz too (apps/web/build/precompress.ts).
      preCompressed: true,
      setHeaders(response, path) {
        const hashed = path.startsWith(join(webRoot, 'assets'));
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const isPlace = request.method === 'GET' && !path.startsWith('/api/') && path !== '/ws' && !/\.\w+$/.test(path);
    if (!built || !isPlace) throw new SocketLabError('not-found');
    return reply.sendFile('index.html');
  });
}

/** What the document asks for besides, and what holds nothing of anybody. */
const rootPieces: ReadonlySet<string> = new Set(['/theme.js', '/icon.svg']);

/** A file of the build that is there. A name that the build does not have is none. */
export function isPieceOfThePage(request: FastifyRequest): boolean {
  const route = request.routeOptions.url;
  return route !== undefined && (route.startsWith('/assets/') || rootPieces.has(route));
}
