import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { SocketLabError } from '@socketlab/protocol';
import { isPieceOfThePage } from './routes/staticRoutes.ts';

/** Requests in a minute of one member, or of one address with the token. */
const perMinute = 1_200;
/**
 * Of one address without either: all it can reach is the door of a class. Three hundred students behind one router ask for the
 * document, who they are, and to be let in, some of them twice or thrice: 900 to 3,000 requests. Then each is counted for themselves.
 */
const perMinuteAtTheDoor = 6_000;

/** The page's pieces are not counted: a first visit loads about ninety of them. */
export const rateLimitOptions: RateLimitPluginOptions = {
  max: (request) => (request.owner || request.membership ? perMinute : perMinuteAtTheDoor),
  timeWindow: 60_000,
  keyGenerator: ({ owner, membership, ip }) => membership?.member.id ?? (owner ? `owner ${ip}` : ip),
  allowList: (request) => isPieceOfThePage(request),
  errorResponseBuilder: () => new SocketLabError('too-many-requests'),
};
