import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type AppOptions, createApp } from '../src/app.ts';
import { openClassStore } from '../src/classes/db/classStore.ts';
import { systemClock } from '../src/clock.ts';
import { createToken } from '../src/guard/token.ts';
import { createScriptedLab } from './scriptedLab.ts';
import { openTestPage, type TestPage } from './testPage.ts';

export interface TestApp extends App {
  port: number;
  origin: string;
  token: string;
  session: string;
  internalErrors: unknown[];
  /** A page of this test's browser, signed in. */
  openPage(session?: string): Promise<TestPage>;
}

/** A server on a port of its own, gone when the test is. Errors nobody foresaw fail the test. */
export async function startTestApp(changes: Partial<AppOptions> = {}): Promise<TestApp> {
  const token = createToken();
  const session = createToken();
  const webRoot = await mkdtemp(join(tmpdir(), 'socketlab-web-'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>소켓랩</title>');
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'assets/page-abc.js'), '');
  const internalErrors: unknown[] = [];
  const app = await createApp({
    host: '127.0.0.1',
    token,
    allowedHosts: [],
    webRoot,
    version: '0.0.0',
    lessonPrograms: new Set(['// lesson']),
    clock: systemClock,
    startLabProcess: async () => createScriptedLab(),
    classStore: openClassStore(':memory:'),
    recordings: null,
    predictionOf: () => null,
    isStep: () => true,
    joinAddresses: () => [],
    onInternalError: (error) => internalErrors.push(error),
    ...changes,
  });
  await app.fastify.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.fastify.server.address() as AddressInfo;
  onTestFinished(async () => {
    await app.close();
    await rm(webRoot, { recursive: true });
    if (internalErrors.length > 0) throw new AggregateError(internalErrors, 'the server met errors nobody foresaw');
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...app,
    port,
    origin,
    token,
    session,
    internalErrors,
    openPage: (own = session) => openTestPage({ port, origin, token, session: own }),
  };
}
