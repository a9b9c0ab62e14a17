import cookie from '@fastify/cookie';
import { SocketLabError } from '@socketlab/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOwnOrigin, parseHostHeader } from './knownNames.ts';
import { continuePage } from './refusalPage.ts';
import { bearerOf, createToken, isTokenShaped, sameSecret } from './token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Which browser this is: it owns the labs it opens. */
    session: string;
  }
}

export interface GuardOptions {
  token: string;
  /** Asked at each request: the machine's addresses may change. */
  knownNames(): ReadonlySet<string>;
}

/**
 * Every request passes here first: a known name, no other site's page, and the token. Cookies alone would not do, since a page on
 * another port of this machine counts as the same site (RFC 6265bis, 5.2) and its requests carry them.
 */
export async function registerGuard(app: FastifyInstance, options: GuardOptions): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('session', '');
  app.addHook('onRequest', async (request, reply) => {
    const host = parseHostHeader(request.headers.host);
    if (host === null || !options.knownNames().has(host.name)) throw new SocketLabError('forbidden-host');
    const bearer = bearerOf(request.headers.authorization);
    refuseOtherSites(request, host.authority, bearer !== null);

    const asked = askedToken(request);
    if (asked !== null && sameSecret(asked, options.token)) return signIn(request, reply, host.port, asked);

    const secret = bearer ?? request.cookies[tokenCookie(host.port)];
    if (secret === undefined || !sameSecret(secret, options.token)) throw new SocketLabError('unauthorized');
    const session = request.cookies[sessionCookie(host.port)];
    request.session = isTokenShaped(session) ? session : createToken();
    if (session !== request.session) reply.setCookie(sessionCookie(host.port), request.session, cookieOptions);
  });
}

const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict' } as const;
const tokenCookie = (port: string) => `socketlab-${port}`;
const sessionCookie = (port: string) => `socketlab-session-${port}`;

function refuseOtherSites(request: FastifyRequest, authority: string, hasBearer: boolean): void {
  const origin = request.headers.origin;
  if (origin !== undefined) {
    if (!isOwnOrigin(origin, authority)) throw new SocketLabError('forbidden-origin');
    return;
  }
  // The route, not the address: `/%77s` is `/ws` too.
  const path = request.routeOptions.url ?? pathOf(request.url);
  // Every browser names its origin when it opens a WebSocket (RFC 6455, 4.1); a script that has no origin must bring the token itself.
  if (path === '/ws' && !hasBearer) throw new SocketLabError('forbidden-origin');
  const site = request.headers['sec-fetch-site'];
  if (path.startsWith('/api/') && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new SocketLabError('forbidden-origin');
  }
}

/** The token in a page's address. The API and the WebSocket never take it from there: addresses end up in logs and histories. */
function askedToken(request: FastifyRequest): string | null {
  const path = request.routeOptions.url ?? pathOf(request.url);
  if (request.method !== 'GET' || path === '/ws' || path.startsWith('/api/')) return null;
  return addressOf(request).searchParams.get('token');
}

function signIn(request: FastifyRequest, reply: FastifyReply, port: string, token: string): FastifyReply {
  const url = addressOf(request);
  url.searchParams.delete('token');
  const path = withoutSlashes(url.pathname + url.search);
  reply.setCookie(tokenCookie(port), token, cookieOptions).header('cache-control', 'no-store');
  if (request.headers['sec-fetch-site'] === 'cross-site') return reply.type('text/html').send(continuePage(path));
  return reply.redirect(path, 303);
}

/** A path that starts with two slashes would be read as another site's address, or as none at all. */
const withoutSlashes = (path: string): string => `/${path.replace(/^[/\\]+/, '')}`;

const addressOf = (request: FastifyRequest): URL => new URL(`http://page${withoutSlashes(request.url)}`);

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
