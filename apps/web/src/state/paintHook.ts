import type { LabEvent } from '@socketlab/protocol';

/** One batch that has reached the screen. `paintedMs` is on this page's `performance.now()` clock. */
export interface Painted {
  firstSeq: number;
  lastSeq: number;
  /** The newest entry's own time, in microseconds from the lab's start. */
  lastAtUs: number;
  receivedMs: number;
  paintedMs: number;
}

declare global {
  interface Window {
    /** For measuring only (see docs/SPEC.md, [WB12]): set `onPainted` before the page loads to hear of every painted batch. */
    __socketlab?: { onPainted?: (painted: Painted) => void };
  }
}

/**
 * Reports a batch once the frame that shows it has been painted. React commits the store's change before the next animation
 * frame; a message posted from inside that frame arrives after the browser has painted it.
 */
export function reportPainted(events: readonly LabEvent[]): void {
  const hear = window.__socketlab?.onPainted;
  const first = events[0];
  const last = events.at(-1);
  if (!hear || !first || !last) return;
  const receivedMs = performance.now();
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      hear({ firstSeq: first.seq, lastSeq: last.seq, lastAtUs: last.at, receivedMs, paintedMs: performance.now() });
      channel.port1.close();
    };
    channel.port2.postMessage(null);
  });
}
