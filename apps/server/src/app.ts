import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Prediction } from '@socketlab/lessons';
import { type Capabilities, limits } from '@socketlab/protocol';
import { type ClassPlace, classLimits } from '@socketlab/protocol/class';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ClassStore } from './classes/classStore.ts';
import { createClassHub } from './classes/hub/classHub.ts';
import { registerClassRoutes } from './classes/routes/classRoutes.ts';
import type { Clock } from './clock.ts';
import { registerGuard } from './guard/guard.ts';
import { helmetOptions } from './guard/helmetOptions.ts';
import { isLoopback, knownNames } from './guard/knownNames.ts';
import type { LabProcess } from './labs/labProcess.ts';
import { createLabStore, type LabStore } from './labs/labStore.ts';
import { serverCapabilities } from './labs/serverCapabilities.ts';
import { createSupervisor, type Supervisor } from './labs/supervisor.ts';
import type { PageSocket } from './pages/outbox.ts';
import { createPage } from './pages/page.ts';
import { registerRecordingRoutes } from './recordings/recordingRoutes.ts';
import type { RecordingStore } from './recordings/recordingStore.ts';
import { answerRefusal } from './refusal.ts';
import { rateLimitOptions } from './requestLimits.ts';
import { deafPage, registerSocketRoute, registerWebSockets, type SocketPage } from './routes/socketRoute.ts';
import { registerStaticRoutes } from './routes/staticRoutes.ts';

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
  /** Where classes are kept; null: nowhere, so none can be opened. The caller closes it. */
  classStore: ClassStore | null;
  /** Where recordings are kept; null: nowhere, so none can be shared. The caller closes it. */
  recordings: RecordingStore | null;
  /** The question of a lesson's step, whose answer a run shows. */
  predictionOf(place: ClassPlace): Prediction | null;
  /** Whether the course has this step. */
  isStep(place: ClassPlace): boolean;
  /** Where students of other machines can join; empty where none can reach this server. */
  joinAddresses(): string[];
  /** Open pages of each kind in all, by default 2,000. */
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

/** A page that is in no class any more: it asks `/api/me` and learns so. */
function turnAway(socket: PageSocket): SocketPage {
  socket.close(1008, 'not-allowed');
  return deafPage;
}

/** Everything of the server but its process: no signals, no environment, no output. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock } = options;
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    answerRefusal(error, request, reply, options.onInternalError);
  const app = fastify({
    logger: false,
    bodyLimit: 16 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // An address that is no URI reaches no route and no hook.
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  });

  /** A class that meets a full disk, or an error of ours, takes neither the labs nor the other classes with it. */
  const guarded = (act: () => void) => {
    try {
      act();
    } catch (error) {
      options.onInternalError(error);
    }
  };
  const labs: LabStore = createLabStore({
    clock,
    send: (command) => supervisor.send(command),
    observer: {
      labOpened: (lab) => guarded(() => hub?.labOpened(lab)),
      labGrew: (lab, events) => guarded(() => hub?.labGrew(lab, events)),
      labGone: (lab) => guarded(() => hub?.labGone(lab)),
    },
    lingerMs: (session) => (hub?.isMember(session) ? classLimits.labLingerMs : limits.labLingerMs),
  });
  const store = options.classStore;
  const hub =
    store === null
      ? null
      : createClassHub({
          clock: { nowUs: clock.nowUs, after: (delayMs, act) => clock.after(delayMs, () => guarded(act)) },
          nowMs: Date.now,
          store,
          send: (command) => supervisor.send(command),
          predictionOf: options.predictionOf,
          isStep: options.isStep,
          onInternalError: options.onInternalError,
        });
  // Its process starts while the rest is put together: a second `npm start` waits for the slower of the two only.
  const starting = createSupervisor({
    start: options.startLabProcess,
    clock,
    onEvents: (lab, events) => labs.append(lab, events),
    onCrash: () => labs.crashed(),
  });
  starting.catch(() => {});
  const membershipOf = (secret: string) => {
    const found = store?.memberBySecret(secret) ?? null;
    return found && found.class.endedAtMs === null && found.member.leftAtMs === null ? found : null;
  };
  const capabilities = () => serverCapabilities(supervisor.capabilities, isLoopback(options.host));

  app.setErrorHandler(refuse);

  await app.register(helmet, helmetOptions);
  await registerWebSockets(app);
  await registerGuard(app, {
    token: options.token,
    knownNames: () => knownNames(options.host, options.allowedHosts),
    membershipOf,
  });
  await app.register(rateLimit, rateLimitOptions);
  const socketOptions = { clock, ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }) };
  registerSocketRoute(app, '/ws', {
    ...socketOptions,
    mayStay: ({ owner, memberSecret }) => owner || (memberSecret !== null && membershipOf(memberSecret) !== null),
    createPage: (socket, { session }) =>
      createPage(socket, session, {
        clock,
        labs,
        capabilities,
        send: (command) => supervisor.send(command),
        mayWatch: (session, lab) => hub?.mayWatch(session, lab) ?? false,
        isLessonProgram: (source) => options.lessonPrograms.has(source),
        onInternalError: options.onInternalError,
      }),
  });
  registerSocketRoute(app, '/ws/class', {
    ...socketOptions,
    mayStay: ({ memberSecret }) => memberSecret !== null && membershipOf(memberSecret) !== null,
    createPage(socket, { session, membership }) {
      if (hub === null || membership === null) return turnAway(socket);
      return hub.openPage(socket, session, membership);
    },
  });
  registerClassRoutes(app, {
    clock,
    nowMs: Date.now,
    classes: store && hub ? { store, hub } : null,
    joinAddresses: options.joinAddresses,
  });
  await registerRecordingRoutes(app, { store: options.recordings, clock });
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
    close: async () => {
      hub?.close();
      await Promise.all([supervisor.close(), app.close()]);
    },
  };
}
