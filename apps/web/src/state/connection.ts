import type { DistributiveOmit, PageRequest, ServerMessage } from '@socketlab/protocol';

/** A request before the connection has numbered it. */
export type Ask = DistributiveOmit<PageRequest, 'request'>;
export type Reply = Extract<ServerMessage, { kind: 'reply' }>;
export interface Refusal {
  code: string;
  message: string;
}

/** What a connection reads of a message itself; the rest is for whoever listens. */
interface AnyMessage {
  kind: string;
}
type ReplyOf<M extends AnyMessage> = Extract<M, { kind: 'reply' }>;
/** The messages that say something about requests, whatever the protocol. */
type Answer =
  | { kind: 'welcome' }
  | { kind: 'reply'; request: number }
  | ({ kind: 'error'; request: number | null } & Refusal);

/** What the connection needs of a WebSocket: small enough to stand in for in a test. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface ConnectionOptions<M extends AnyMessage = ServerMessage> {
  openSocket(): SocketLike;
  /** Null for anything that is not a message of this protocol: it is dropped. */
  parse(value: unknown): M | null;
  /** Asks over HTTP why the WebSocket did not open: the browser does not tell. Null: no answer, so try again. */
  whyRefused(): Promise<string | null>;
  onState(state: 'connecting' | 'open' | 'lost' | 'refused', refusal: string | null): void;
  /** Everything but replies to requests; errors that name no request included. */
  onMessage(message: Exclude<M, { kind: 'reply' }>): void;
  setTimer(run: () => void, ms: number): () => void;
}

export interface Connection<A extends object = Ask, R = Reply> {
  /** Resolves with the reply; rejects with RequestRefused, also when the connection is or goes away. */
  ask(ask: A): Promise<R>;
  reconnect(): void;
  close(): void;
}

/** A request that got no reply. `refusal` is null where the connection went away before an answer. */
export class RequestRefused extends Error {
  readonly refusal: Refusal | null;
  constructor(refusal: Refusal | null) {
    super(refusal?.message ?? '서버와 연결이 끊겨 요청을 보내지 못했습니다.');
    this.name = 'RequestRefused';
    this.refusal = refusal;
  }
}

/** Waits between tries: quick at first, since most losses are a restart of the server; never longer than 5 s. */
const backoffMs = [250, 500, 1000, 2000, 5000];

/** Keeps one WebSocket to the server alive, whatever is spoken over it: of a lab, or of a class. */
export function createConnection<M extends AnyMessage = ServerMessage, A extends object = Ask>(
  options: ConnectionOptions<M>,
): Connection<A, ReplyOf<M>> {
  let socket: SocketLike | null = null;
  let opened = false;
  let everOpened = false;
  let closed = false;
  let tries = 0;
  let nextRequest = 1;
  let cancelTimer = () => {};
  const waiting = new Map<number, { resolve(reply: ReplyOf<M>): void; reject(error: RequestRefused): void }>();

  function settleAll(): void {
    for (const one of waiting.values()) one.reject(new RequestRefused(null));
    waiting.clear();
  }

  function receive(data: unknown): void {
    const parsed = options.parse(parseJson(data));
    if (!parsed) return;
    const message = parsed as Answer;
    if (message.kind === 'welcome') {
      opened = true;
      everOpened = true;
      tries = 0;
      options.onState('open', null);
    }
    if (message.kind === 'reply') {
      waiting.get(message.request)?.resolve(parsed as ReplyOf<M>);
      waiting.delete(message.request);
      return;
    }
    if (message.kind === 'error' && message.request !== null && waiting.has(message.request)) {
      waiting.get(message.request)?.reject(new RequestRefused(message));
      waiting.delete(message.request);
      return;
    }
    options.onMessage(parsed as Exclude<M, { kind: 'reply' }>);
  }

  async function lost(): Promise<void> {
    const wasOpen = opened;
    socket = null;
    opened = false;
    settleAll();
    if (closed) return;
    if (wasOpen || everOpened || tries > 0) options.onState('lost', null);
    if (!wasOpen) {
      const refusal = await options.whyRefused();
      if (closed || socket) return;
      if (refusal !== null) {
        options.onState('refused', refusal);
        return;
      }
      options.onState('lost', null);
    }
    cancelTimer = options.setTimer(connect, backoffMs[Math.min(tries, backoffMs.length - 1)] ?? 5000);
    tries += 1;
  }

  function connect(): void {
    cancelTimer();
    if (socket || closed) return;
    const mine = options.openSocket();
    socket = mine;
    mine.onmessage = (message) => {
      if (socket === mine) receive(message.data);
    };
    mine.onclose = () => {
      if (socket === mine) void lost();
    };
  }

  options.onState('connecting', null);
  connect();
  return {
    ask(ask) {
      const current = socket;
      if (!current || !opened) return Promise.reject(new RequestRefused(null));
      const request = nextRequest;
      nextRequest += 1;
      return new Promise((resolve, reject) => {
        waiting.set(request, { resolve, reject });
        current.send(JSON.stringify({ ...ask, request }));
      });
    },
    reconnect() {
      tries = 0;
      connect();
    },
    close() {
      closed = true;
      cancelTimer();
      socket?.close();
      settleAll();
    },
  };
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(data as string);
  } catch {
    return null;
  }
}
