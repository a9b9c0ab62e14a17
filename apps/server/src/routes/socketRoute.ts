import websocket from '@fastify/websocket';
import { limits } from '@socketlab/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { PageSocket } from '../pages/outbox.ts';

/** What a WebSocket feeds. */
export interface SocketPage {
  receive(text: string): void;
  /** A frame that isn't text. */
  receiveBinary(): void;
  close(): void;
}

/** Of a WebSocket that was turned away: what it still says is heard by nobody. */
export const deafPage: SocketPage = { receive() {}, receiveBinary() {}, close() {} };

export interface SocketRouteOptions {
  clock: Clock;
  /** Throws where this request may not have one. */
  createPage(socket: PageSocket, request: FastifyRequest): SocketPage;
  /** Whether it may still be open: asked at each message and each beat, since a class may have ended for it meanwhile. */
  mayStay?(request: FastifyRequest): boolean;
  maxPages?: number;
}

/** Above the protocol's own bound, so that a page which passes that one is told so by name; beyond this `ws` closes with 1009. */
const maxPayloadBytes = 4 * limits.messageBytes;
/** A page that is gone without a word (a closed laptop) is noticed after two of these. */
const heartbeatMs = 15_000;
/** Pages of one browser at once, and of all: a script can call itself as many browsers as it likes. */
const pagesPerSession = 32;
const pagesInAll = 2_000;

/**
 * WebSockets as such. Comes before the guard: the plugin marks upgrades in a hook of its own, and closes a refused one only
 * where that hook came first.
 */
export async function registerWebSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: maxPayloadBytes },
    // After a broken frame `ws` sends its own close code; the plugin's default would cut that short.
    errorHandler(_error, socket) {
      if (socket.readyState === socket.OPEN) socket.close(1011);
    },
  });
}

/** `GET path`: one WebSocket a page. Who may open it is the guard's business. */
export function registerSocketRoute(app: FastifyInstance, path: string, options: SocketRouteOptions): void {
  const open = new Map<string, number>();
  let pages = 0;

  app.get(path, { websocket: true }, (socket, request) => {
    const { session } = request;
    const count = (open.get(session) ?? 0) + 1;
    if (count > pagesPerSession || pages >= (options.maxPages ?? pagesInAll))
      return socket.close(1013, 'too-many-requests');
    open.set(session, count);
    pages++;
    let cutOff = false;

    const close: PageSocket['close'] = (code, reason) => {
      if (cutOff) return;
      // What it still sends is not even read: a flood would take the time of all others until its end.
      cutOff = true;
      socket.close(code, reason);
      socket.pause();
      // A page that takes nothing takes no farewell either.
      options.clock.after(1000, () => socket.terminate());
    };
    const mayStay = (): boolean => {
      if (options.mayStay?.(request) === false) close(1008, 'unauthorized');
      return !cutOff;
    };

    const page = options.createPage(
      {
        send: (text) => socket.send(text, { binary: false }),
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
        close,
      },
      request,
    );

    let alive = true;
    let cancelBeat = () => {};
    const beat = () => {
      if (!alive) return socket.terminate();
      if (!mayStay()) return;
      alive = false;
      socket.ping();
      cancelBeat = options.clock.after(heartbeatMs, beat);
    };
    beat();

    socket.on('pong', () => {
      alive = true;
    });
    socket.on('message', (data, isBinary) => {
      if (cutOff || !mayStay()) return;
      if (isBinary) page.receiveBinary();
      else page.receive(data.toString());
    });
    socket.on('close', () => {
      cancelBeat();
      page.close();
      pages--;
      const left = (open.get(session) ?? 1) - 1;
      if (left > 0) open.set(session, left);
      else open.delete(session);
    });
  });
}
