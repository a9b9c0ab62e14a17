import {
  type DistributiveOmit,
  type LabEvent,
  type PageRequest,
  type ServerMessage,
  serverMessageSchema,
} from '@socketlab/protocol';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { inTime } from './inTime.ts';

type Of<K extends ServerMessage['kind']> = Extract<ServerMessage, { kind: K }>;

/** A real WebSocket that behaves as the page does, and checks every message against the protocol. */
export interface TestPage {
  readonly socket: WebSocket;
  readonly messages: readonly ServerMessage[];
  /** Resolves with the first message, past or coming, that fits. */
  waitFor<K extends ServerMessage['kind']>(kind: K, fits?: (message: Of<K>) => boolean): Promise<Of<K>>;
  /** Sends a request and gives its reply or error. */
  ask(request: DistributiveOmit<PageRequest, 'request'>): Promise<Of<'reply'> | Of<'error'>>;
  /** Opens a lab and gives its id; throws where it is refused. */
  openLab(): Promise<string>;
  events(lab: string): LabEvent[];
  waitForEvents(lab: string, count: number): Promise<LabEvent[]>;
  readonly closed: Promise<number>;
}

export interface TestPageOptions {
  port: number;
  origin: string;
  token: string;
  session: string;
}

export async function openTestPage({ port, origin, token, session }: TestPageOptions): Promise<TestPage> {
  const cookie = `socketlab-${port}=${token}; socketlab-session-${port}=${session}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { origin, headers: { cookie } });
  const page = pageOn(socket);
  await opened(socket);
  return page;
}

export function opened(socket: WebSocket): Promise<unknown> {
  const answer = new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return inTime(answer, `${socket.url} is opened`);
}

/** A page on a connection that is open, or about to be. */
export function pageOn(socket: WebSocket): TestPage {
  const messages: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  let lastRequest = 0;

  socket.on('message', (data) => {
    messages.push(serverMessageSchema.parse(JSON.parse(data.toString())));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  onTestFinished(() => socket.terminate());

  const until = <T>(what: string, find: () => T | undefined): Promise<T> => {
    const found = new Promise<T>((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void closed.then((code) => reject(new Error(`the page was closed with ${code}`)));
      look();
    });
    const heard = () => messages.map(({ kind }) => kind);
    return inTime(found, () => `${what}; heard were ${heard().slice(-20).join(', ')}`);
  };

  const page: TestPage = {
    socket,
    messages,
    get closed() {
      return inTime(closed, 'the page is closed');
    },
    waitFor: (kind, fits = () => true) =>
      until(`${kind} with ${fits}`, () =>
        messages.find((m): m is Of<typeof kind> => m.kind === kind && fits(m as Of<typeof kind>)),
      ),
    ask(request) {
      const number = ++lastRequest;
      socket.send(JSON.stringify({ ...request, request: number }));
      return until(`an answer to ${request.kind}`, () =>
        messages.find(
          (m): m is Of<'reply'> | Of<'error'> => (m.kind === 'reply' || m.kind === 'error') && m.request === number,
        ),
      );
    },
    async openLab() {
      const answer = await page.ask({ kind: 'openLab', lesson: 'tcp-server-client', delayMs: 0 });
      if (answer.kind === 'error') throw new Error(answer.code);
      return answer.lab!;
    },
    events: (lab) => messages.flatMap((m) => (m.kind === 'events' && m.lab === lab ? m.events : [])),
    waitForEvents: (lab, count) =>
      until(`${count} entries of ${lab}`, () => {
        const events = page.events(lab);
        return events.length >= count ? events : undefined;
      }),
  };
  return page;
}

/** What it was refused so far. */
export const errorsOf = (page: TestPage) => page.messages.filter((m) => m.kind === 'error');
