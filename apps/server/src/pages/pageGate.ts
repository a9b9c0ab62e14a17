import { type ErrorCode, limits } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { PageSocket } from './outbox.ts';
import { createTokenBucket } from './tokenBucket.ts';

/** Requests a page may make at once, and then in every second. In a class a driver's cursor is most of it. */
const burst = 60;
const perSecond = 30;
/** A message counts for one request and one more for each so many characters: a large one is more work to read. */
const charsPerRequest = 32 * 1024;
/** Refusals for haste beyond what it asked in good time, before the page is cut off. */
const patience = 300;
/** Replies that the page has not taken, in bytes, before it is cut off: entries and broadcasts can wait for a slow page, replies can't. */
const drownedBytes = 4 * 1024 * 1024;

export interface PageGate {
  /** False for a message that comes too fast or is too large to be parsed; it has been refused by then. */
  admits(text: string): boolean;
}

/** What every page's messages pass before they are read. `refuse` tells the page why one was not. */
export function createPageGate(
  socket: PageSocket,
  clock: Clock,
  refuse: (request: number | null, code: ErrorCode) => void,
): PageGate {
  const bucket = createTokenBucket(burst, perSecond, clock.nowUs);
  let hasty = 0;
  return {
    admits(text) {
      if (!bucket.take(1 + text.length / charsPerRequest)) {
        refuse(requestNumberOf(text), 'too-many-requests');
        hasty += 1;
        // It isn't a student's hand any more, and each refusal costs work.
        if (hasty > patience) socket.close(1008, 'too-many-requests');
        return false;
      }
      hasty = Math.max(0, hasty - 1);
      if (Buffer.byteLength(text) <= limits.messageBytes) return true;
      refuse(requestNumberOf(text), 'message-too-large');
      return false;
    },
  };
}

/** Sends what can't wait: a page that takes none of it is cut off. */
export function sendNow(socket: PageSocket, message: object): void {
  socket.send(JSON.stringify(message));
  if (socket.bufferedAmount > drownedBytes) socket.close(1013, 'too slow');
}

/** The number of a request that is too large or too hasty to be parsed, where it stands near the front. */
function requestNumberOf(text: string): number | null {
  const digits = /"request":\s*(\d{1,15})\b/.exec(text.slice(0, 400))?.[1];
  return digits === undefined ? null : Number(digits);
}
