import { RequestRefused } from './connection.ts';
import { subscribeEvents } from './events.ts';
import type { EventListener } from './labState.ts';

/** The student breaks off what goes on by itself on the stage. */
export class BrokenOff extends Error {}

/** What the runs of a turn on the page's stage hear of the page. */
export interface TurnWatch {
  /** Rejects when the student breaks the turn off, or as `RequestRefused` when its lab or the server is gone. */
  stopped: Promise<never>;
  breakOff(): void;
  /** Tells of every entry of the lab that is opened next, and no more of the one before. */
  hear(onEvent: EventListener): void;
  close(): void;
}

/** Watches over a turn until `close`. `onChange` tells of each change of the page's store, and returns the way out. */
export function createTurnWatch(turn: { holds(): boolean }, onChange: (look: () => void) => () => void): TurnWatch {
  let stop = (_why: Error) => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  // Nobody may be waiting for it any more when the server goes.
  stopped.catch(() => {});
  const stopLooking = onChange(() => {
    if (!turn.holds()) stop(new RequestRefused(null));
  });
  let stopHearing = () => {};

  return {
    stopped,
    breakOff: () => stop(new BrokenOff()),
    hear(onEvent) {
      stopHearing();
      let opened = 0;
      stopHearing = subscribeEvents((event) => {
        // A lab's log begins with this entry; what comes before it, or from the next one on, is another lab's.
        if (event.kind === 'opened') opened += 1;
        if (opened === 1) onEvent(event);
      });
    },
    close() {
      stopLooking();
      stopHearing();
    },
  };
}
