import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { type Capabilities, type ErrorCode, errorMessages, SocketLabError } from '@socketlab/protocol';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import { registerGuard } from './guard/guard.ts';
import { isLoopback, knownNames } from './guard/knownNames.ts';
import { refusalPage } from './guard/refusalPage.ts';
import type { LabProcess } from './labs/labProcess.ts';
import { createLabStore, type LabStore } from './labs/labStore.ts';
import { serverCapabilities } from './labs/serverCapabilities.ts';
import { createSupervisor, type Supervisor } from './labs/supervisor.ts';
import { createPage } from './pages/page.ts';
import { registerSocketRoute, registerWebSockets } from './routes/socketRoute.ts';
import { isPieceOfThePage, registerStaticRoutes } from './routes/staticRoutes.ts';

export interface AppOptions {
  /** The address that is going to be listened on: it decides which names are ours, and whether strangers' code may run. */
  host: string;
  token: string;
  allowedHosts: readonly string[];
  /** The built page. */
  webRoot: string;
  version: string;
  lessonPrograms: ReadonlySet<string>;
  clock: Clock;
  /** Open pages in all, by default 1,000. */
  maxPages?: number;
  startLabProcess(): Promise<LabProcess>;
  onInternalError(error: unknown): void;
}

export interface App {
  readonly fastify: FastifyInstance;
  readonly labs: LabStore;
  readonly supervisor: Supervisor;
  capabilities(): Capabilities;
  close(): Promise<void>;
}

/**
 * Requests of one address in a minute. The page's hashed pieces are not among them: a first visit loads about ninety, and a whole
 * classroom may stand behind one address.
 */
const requestsPerMinute = 1_200;

const statusOf: Partial<Record<ErrorCode, number>> = {
  unauthorized: 401,
  'forbidden-host': 403,
  'forbidden-origin': 403,
  'not-found': 404,
  'too-many-requests': 429,
};

/** Everything of the server but its process: no signals, no environment, no output. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock } = options;
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const code = errorCodeOf(error);
    if (code === 'internal') options.onInternalError(error);
    const status = statusOf[code] ?? 500;
    if (request.headers.accept?.includes('text/html'))
      return reply.code(status).type('text/html').send(refusalPage(code));
    return reply.code(status).send({ code, message: errorMessages[code] });
  };
  const app = fastify({
    logger: false,
    bodyLimit: 16 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // An address that is no URI reaches no route and no hook.
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  });

  const labs: LabStore = createLabStore({ clock, send: (command) => supervisor.send(command) });
  // Its process starts while the rest is put together: a second `npm start` waits for the slower of the two only.
  const starting = createSupervisor({
    start: options.startLabProcess,
    clock,
    onEvents: (lab, events) => labs.append(lab, events),
    onCrash: () => labs.crashed(),
  });
  starting.catch(() => {});
  const capabilities = () => serverCapabilities(supervisor.capabilities, isLoopback(options.host));

  app.setErrorHandler(refuse);

  await app.register(helmet, helmetOptions);
  await registerWebSockets(app);
  await registerGuard(app, { token: options.token, knownNames: () => knownNames(options.host, options.allowedHosts) });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => isPieceOfThePage(request),
    errorResponseBuilder: () => new SocketLabError('too-many-requests'),
  });
  registerSocketRoute(app, {
    clock,
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
    createPage: (socket, session) =>
      createPage(socket, session, {
        clock,
        labs,
        capabilities,
        send: (command) => supervisor.send(command),
        isLessonProgram: (source) => options.lessonPrograms.has(source),
        onInternalError: options.onInternalError,
      }),
  });
  app.get('/api/info', async () => ({ version: options.version, capabilities: capabilities() }));
  await registerStaticRoutes(app, options.webRoot);
  await app.ready();
  const supervisor = await starting;

  return {
    fastify: app,
    labs,
    supervisor,
    capabilities,
    // The labs first, while their pages' sockets close: neither waits for the other.
    close: async () => void (await Promise.all([supervisor.close(), app.close()])),
  };
}

const helmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // CodeMirror and motion write style elements and attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Served over plain HTTP on the student's own machine: there is no certificate to insist on.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
} as const;

function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof SocketLabError) return error.code;
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 429) return 'too-many-requests';
  return status !== undefined && status >= 400 && status < 500 ? 'not-found' : 'internal';
}
