import type { StageCursor } from '@socketlab/protocol/class';

/** At most ten a second: a hand that scrubs moves the cursor with every frame. */
const everyMs = 100;

interface SenderParts {
  send(cursor: StageCursor): void;
  setTimer(run: () => void, ms: number): () => void;
}

export interface CursorSender {
  /** Told of every movement; sends the first at once and the last of each tenth of a second. */
  move(cursor: StageCursor): void;
  close(): void;
}

/** Live is the end of the log, wherever that is by now: only that it is so is worth telling. */
const keyOf = ({ lab, live, applied, atUs }: StageCursor): string => `${lab} ${live ? 'live' : `${applied} ${atUs}`}`;

export function createCursorSender({ send, setTimer }: SenderParts): CursorSender {
  let sent: string | null = null;
  let newest: StageCursor | null = null;
  let cancel: (() => void) | null = null;

  function flush(): void {
    if (!newest || keyOf(newest) === sent) return;
    sent = keyOf(newest);
    send(newest);
    cancel = setTimer(() => {
      cancel = null;
      flush();
    }, everyMs);
  }

  return {
    move(cursor) {
      newest = cursor;
      if (!cancel) flush();
    },
    close() {
      cancel?.();
      cancel = null;
      newest = null;
    },
  };
}
