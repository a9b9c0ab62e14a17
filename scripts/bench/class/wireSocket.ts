import { once } from 'node:events';
import { WebSocket } from 'ws';

/** One page's WebSocket, without the page: asks, and hands out every message as it came. */
export interface WireSocket {
  /** Resolves with the reply; rejects with the server's sentence. */
  ask(request: Record<string, unknown>): Promise<{ lab?: string }>;
  /** Every message that is no reply, with the moment it came in milliseconds of `performance.now()`. */
  onText(listener: (text: string, atMs: number) => void): void;
  close(): void;
}

/** Connects as a browser of this server would: with its cookies and its origin. Rejects where the server refuses. */
export async function openWireSocket(url: string, cookie: string): Promise<WireSocket> {
  const origin = new URL(url.replace(/^ws/, 'http')).origin;
  const socket = new WebSocket(url, { headers: { cookie, origin }, perMessageDeflate: false });
  const waiting = new Map<number, { resolve(reply: { lab?: string }): void; reject(error: Error): void }>();
  const listeners: ((text: string, atMs: number) => void)[] = [];
  let next = 1;
  socket.on('message', (data) => {
    const atMs = performance.now();
    const text = data.toString();
    if (text.startsWith('{"kind":"reply"') || text.startsWith('{"kind":"error"')) {
      const said = JSON.parse(text);
      const asked = waiting.get(said.request);
      waiting.delete(said.request);
      if (said.kind === 'reply') asked?.resolve(said);
      else asked?.reject(new Error(`${said.code}: ${said.message}`));
      return;
    }
    for (const listener of listeners) listener(text, atMs);
  });
  socket.on('close', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`closed with ${code}`));
    waiting.clear();
  });
  await once(socket, 'open');
  socket.on('error', () => {});
  return {
    ask(request) {
      const number = next++;
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        socket.send(JSON.stringify({ request: number, ...request }));
      });
    },
    onText: (listener) => void listeners.push(listener),
    close: () => socket.terminate(),
  };
}
