import type { Clock } from '../clock.ts';
import type { LabRecord } from '../labs/labRecord.ts';

/** The three things a page's connection must be able to do. */
export interface PageSocket {
  /** A text message: as a string, or as UTF-8 that several pages share. */
  send(text: string | Buffer): void;
  /** Bytes that were sent and that the network hasn't taken yet. */
  readonly bufferedAmount: number;
  /** `code` by RFC 6455, 7.4. */
  close(code: number, reason: string): void;
}

export interface Outbox {
  /** Sends this lab's entries from `from` on, and every later one. */
  follow(lab: LabRecord, from: number): void;
  unfollow(lab: LabRecord): void;
  /** The lab's log has grown. */
  grew(lab: LabRecord): void;
  close(): void;
}

/** Entries leave in batches this far apart: one frame of a 60 Hz screen. */
const batchMs = 16;
/** Beyond this much on its way the page is slow: it is left in peace, and catches up from the log. */
const highWaterBytes = 1024 * 1024;
const slowRetryMs = 50;

/** What one page still has to get, as a place in each lab's log: a slow page costs a number, not a queue. */
export function createOutbox(socket: PageSocket, clock: Clock): Outbox {
  const places = new Map<LabRecord, number>();
  let cancelTimer: (() => void) | null = null;
  let lastUs = Number.NEGATIVE_INFINITY;

  const schedule = (delayMs: number) => {
    cancelTimer ??= clock.after(delayMs, flush);
  };

  const flush = () => {
    cancelTimer = null;
    lastUs = clock.nowUs();
    for (const [lab, place] of places) {
      let next = place;
      while (next < lab.entries.length && socket.bufferedAmount <= highWaterBytes) {
        const { message, to } = lab.batchFrom(next);
        socket.send(message);
        next = to;
      }
      places.set(lab, next);
      if (next < lab.entries.length) schedule(slowRetryMs);
    }
  };

  /** The first entry after a quiet frame leaves at once; the rest of that frame waits for its end. */
  const soon = () => {
    const waitMs = Math.ceil((lastUs - clock.nowUs()) / 1000 + batchMs);
    if (cancelTimer !== null) return;
    if (waitMs <= 0) flush();
    else schedule(waitMs);
  };

  return {
    follow(lab, from) {
      places.set(lab, from);
      soon();
    },
    unfollow: (lab) => void places.delete(lab),
    grew(lab) {
      if (places.has(lab)) soon();
    },
    close() {
      cancelTimer?.();
      places.clear();
    },
  };
}
