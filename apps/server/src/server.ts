import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { builtInSources, loadCourse, loadTemplates } from '@socketlab/lessons/node';
import type { Capabilities } from '@socketlab/protocol';
import { createApp } from './app.ts';
import { openClassesFile } from './classes/db/classesFile.ts';
import { systemClock } from './clock.ts';
import { isLoopback } from './guard/knownNames.ts';
import { createToken } from './guard/token.ts';
import { startRealLabProcess } from './labs/realLabProcess.ts';
import { explainListenError } from './process/listenError.ts';
import { openBrowser } from './process/openBrowser.ts';
import { joinAddresses, pageUrl } from './process/pageUrl.ts';
import { openRecordings } from './recordings/openRecordings.ts';

export interface ServerSettings {
  host: string;
  port: number;
  /** Somebody asked for this very port. Otherwise the next free one does as well. */
  portGiven: boolean;
}

export interface RunningServer {
  /** With its token. */
  readonly url: string;
  readonly port: number;
  /** Where students of other machines can join a class. */
  readonly joinAddresses: readonly string[];
  readonly capabilities: Capabilities;
  openBrowser(): Promise<void>;
  /** Ends every lab and the server. Resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** Ports tried after the first, where none was asked for. */
const portsTried = 20;

/**
 * The whole server, from its environment: `SOCKETLAB_TOKEN`, `SOCKETLAB_ALLOWED_HOSTS` (names with commas between them),
 * `SOCKETLAB_DATA` (a folder) and `SOCKETLAB_NETWORK`. Rejects with a `ListenError` where it can't listen. Signals and the terminal are the caller's.
 */
export async function startServer(
  settings: ServerSettings,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunningServer> {
  // The same from src/ and from dist/.
  const repository = new URL('../../../', import.meta.url);
  const inRepository = (path: string) => fileURLToPath(new URL(path, repository));
  const token = env.SOCKETLAB_TOKEN || createToken();
  const [course, templates, manifest] = await Promise.all([
    loadCourse(inRepository('packages/lessons/lessons')),
    loadTemplates(inRepository('packages/lessons/templates')),
    readFile(inRepository('package.json'), 'utf8'),
  ]);
  const classStore = openClassesFile(env);
  const recordings = openRecordings(env, systemClock);
  const closeStores = async () => {
    classStore?.close();
    await recordings?.close();
  };
  const predictions = new Map(
    course.lessons.flatMap((lesson) => lesson.steps.map((step) => [`${lesson.id}/${step.id}`, step.prediction])),
  );
  let joinable: string[] = [];
  const app = await createApp({
    classStore,
    recordings,
    predictionOf: ({ lesson, step }) => predictions.get(`${lesson}/${step}`) ?? null,
    isStep: ({ lesson, step }) => predictions.has(`${lesson}/${step}`),
    joinAddresses: () => joinable,
    host: settings.host,
    token,
    allowedHosts: namesIn(env.SOCKETLAB_ALLOWED_HOSTS),
    webRoot: inRepository('apps/web/dist'),
    version: JSON.parse(manifest).version,
    lessonPrograms: builtInSources(course, templates),
    clock: systemClock,
    startLabProcess: () =>
      startRealLabProcess({
        labProcessFile: inRepository('packages/lab/dist/labProcess.mjs'),
        agentFile: inRepository('packages/agent/dist/agent.cjs'),
        ownMachine: isLoopback(settings.host),
      }),
    onInternalError: (error) => console.error(error),
  });
  try {
    const port = await listen(app.fastify, settings);
    const url = pageUrl(settings.host, port, token);
    joinable = joinAddresses(settings.host, port);
    return {
      url,
      port,
      joinAddresses: joinable,
      capabilities: app.capabilities(),
      openBrowser: () => openBrowser(url),
      async close() {
        await app.close();
        await closeStores();
      },
    };
  } catch (error) {
    await app.close();
    await closeStores();
    throw error;
  }
}

type Listener = Awaited<ReturnType<typeof createApp>>['fastify'];

async function listen(fastify: Listener, { host, port: first, portGiven }: ServerSettings): Promise<number> {
  const last = portGiven ? first : first + portsTried;
  for (let port = first; ; port++) {
    try {
      await fastify.listen({ host, port });
      return (fastify.server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && port < last) continue;
      throw explainListenError(error, host, port);
    }
  }
}

function namesIn(text = ''): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
