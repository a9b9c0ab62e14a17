import { errorMessages, serverMessageSchema } from '@socketlab/protocol';
import type { ConnectionOptions, SocketLike } from './connection.ts';

/** The browser's own parts of a connection: the WebSocket beside the page, `fetch` and timers. */
export const browserParts: Pick<ConnectionOptions, 'openSocket' | 'parse' | 'whyRefused' | 'setTimer'> = {
  openSocket: () => openSocketAt('/ws'),
  parse: (value) => serverMessageSchema.safeParse(value).data ?? null,
  async whyRefused() {
    try {
      const response = await fetch('/api/info', { signal: AbortSignal.timeout(3000) });
      if (response.status === 401) return errorMessages.unauthorized;
      if (response.status === 403) return errorMessages['forbidden-host'];
      return null;
    } catch {
      return null;
    }
  },
  setTimer: browserTimer,
};

/** Runs something later; what it gives back stops that. */
export function browserTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

export function openSocketAt(path: string): SocketLike {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(url) as unknown as SocketLike;
}
