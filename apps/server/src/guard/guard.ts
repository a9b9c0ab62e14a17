import cookie from '@fastify/cookie';
import { SocketLabError } from '@socketlab/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Membership } from '../classes/classHub.ts';
import { isPieceOfThePage } from '../routes/staticRoutes.ts';
import { isOwnOrigin, parseHostHeader } from './knownNames.ts';
import { continuePage } from './refusalPage.ts';
import { bearerOf, createToken, isTokenShaped, sameSecret } from './token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Which browser this is: it owns the labs it opens. */
    session: string;
    /** It has the server's token. */
    owner: boolean;
    /** Its place in a class that goes on. */
    membership: Membership | null;
    /** What its member's cookie holds, whether or not it is good for anything. */
    memberSecret: string | null;
  }
}

export interface GuardOptions {
  token: string;
  /** Asked at each request: the machine's addresses may change. */
  knownNames(): ReadonlySet<string>;
  /** Whose a member's cookie is, as long as the class goes on and the member is in it. */
  membershipOf(secret: string): Membership | null;
}

/**
 * Every request passes here first: a known name, no other site's page, and the token, or the cookie of a member of a class. Who wants
 * to join a class, or to open a recording's link, has neither: what that takes is open to everybody. Cookies alone would not do, since a page on
 * another port of this machine counts as the same site (RFC 6265bis, 5.2) and its requests carry them.
 */
export async function registerGuard(app: FastifyInstance, options: GuardOptions): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('session', '');
  app.decorateRequest('owner', false);
  app.decorateRequest('membership', null);
  app.decorateRequest('memberSecret', null);
  app.addHook('onRequest', async (request, reply) => {
    const host = parseHostHeader(request.headers.host);
    if (host === null || !options.knownNames().has(host.name)) throw new SocketLabError('forbidden-host');
    const bearer = bearerOf(request.headers.authorization);
    refuseOtherSites(request, host.authority, bearer !== null);

    const asked = askedToken(request);
    if (asked !== null && sameSecret(asked, options.token)) return signIn(request, reply, host.port, asked);

    const secret = bearer ?? request.cookies[tokenCookie(host.port)];
    request.owner = secret !== undefined && sameSecret(secret, options.token);
    // A wrong one excuses from naming an origin; it must not lead on to what a member's cookie opens.
    if (bearer !== null && !request.owner) throw new SocketLabError('unauthorized');
    const memberSecret = request.cookies[memberCookie(host.port)];
    request.memberSecret = isTokenShaped(memberSecret) ? memberSecret : null;
    request.membership = request.memberSecret === null ? null : options.membershipOf(request.memberSecret);
    if (!request.owner && request.membership === null && !isOpen(request)) throw new SocketLabError('unauthorized');
    if (isPieceOfThePage(request)) return;
    const session = request.cookies[sessionCookie(host.port)];
    request.session = sessionOf(request) ?? (isTokenShaped(session) ? session : createToken());
    // A link in another app brings no cookies along, although the browser has them (SameSite=Strict): such a visit to a class's door
    // must not be given a second session, or the student's labs would be somebody else's. Their page's own requests bring them.
    const isVisit = !request.owner && request.membership === null && !pathOf(request.url).startsWith('/api/');
    if (session !== request.session && !isVisit)
      reply.setCookie(sessionCookie(host.port), request.session, cookieOptions);
  });
}

/**
 * A student is the browser that joined, whatever its cookie says: a cookie is the client's own to choose, and each would have its own
 * share of pages and labs.
 */
const sessionOf = ({ owner, membership }: FastifyRequest): string | null =>
  !owner && membership?.member.role === 'student' ? membership.member.session : null;

export const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict' } as const;
/** The member's secret: sent with everything that this browser asks of this server, and never seen by a page. */
export const memberCookie = (port: string) => `socketlab-class-${port}`;
const tokenCookie = (port: string) => `socketlab-${port}`;
const sessionCookie = (port: string) => `socketlab-session-${port}`;

const isWebSocketPath = (path: string) => path === '/ws' || path === '/ws/class';

/** The same browser for so many seconds more, also when it has been closed meanwhile. */
export function rememberBrowser(request: FastifyRequest, reply: FastifyReply, seconds: number): void {
  const port = parseHostHeader(request.headers.host)?.port ?? '';
  reply.setCookie(sessionCookie(port), request.session, { ...cookieOptions, maxAge: seconds });
}

/** What a student needs before they are in a class. The routes themselves say who may do what. */
const openRoutes: ReadonlySet<string> = new Set([
  '/api/me',
  '/api/join',
  '/api/leave',
  '/api/classes/recover',
  '/api/classes/:id/export.:format',
]);

/**
 * What a recording's link takes: its id, which nobody guesses, is the permission. A browser's own are listed and deleted by its session alone,
 * since a class that it was in may be over. Keeping one is open to nobody.
 */
const openRequests: ReadonlySet<string> = new Set([
  'GET /api/recordings/:id',
  'GET /api/recordings',
  'DELETE /api/recordings/:id',
]);

/**
 * Places in the app that are shown to everybody: the door of a class, its recovery link, and a recording's link. To a link a full stop or a
 * Korean particle sticks when it is taken out of a text: whoever opens that has no token either, and is told of the link, not of tokens.
 */
const openPlaces = /^\/(?:join(?:\/[^/]*)?|class\/recover|recording\/[\w-]+(?:(?!%2[fF]|%5[cC])[^/\\])*\/?)$/;

function isOpen(request: FastifyRequest): boolean {
  const { method } = request;
  const route = request.routeOptions.url;
  if (route !== undefined)
    return openRoutes.has(route) || openRequests.has(`${method} ${route}`) || isPieceOfThePage(request);
  return method === 'GET' && openPlaces.test(pathOf(request.url));
}

function refuseOtherSites(request: FastifyRequest, authority: string, hasBearer: boolean): void {
  const origin = request.headers.origin;
  if (origin !== undefined) {
    if (!isOwnOrigin(origin, authority)) throw new SocketLabError('forbidden-origin');
    return;
  }
  // The route, not the address: `/%77s` is `/ws` too.
  const path = request.routeOptions.url ?? pathOf(request.url);
  // Every browser names its origin when it opens a WebSocket (RFC 6455, 4.1); a script that has no origin must bring the token itself.
  if (isWebSocketPath(path) && !hasBearer) throw new SocketLabError('forbidden-origin');
  const site = request.headers['sec-fetch-site'];
  if (path.startsWith('/api/') && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new SocketLabError('forbidden-origin');
  }
}

/** The token in a page's address. The API and the WebSocket never take it from there: addresses end up in logs and histories. */
function askedToken(request: FastifyRequest): string | null {
  const path = request.routeOptions.url ?? pathOf(request.url);
  if (request.method !== 'GET' || isWebSocketPath(path) || path.startsWith('/api/')) return null;
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
