import { classLimits } from '@socketlab/protocol/class';
import type { Room } from './room.ts';

export interface IdleWatch {
  /** Somebody asked for something: the idle hours begin anew. */
  touch(): void;
  close(): void;
}

/** `activeAtMs` is written this often, at most: every request of every page comes by here. */
const writeEveryMs = 60_000;

/** Ends a class that nobody asks anything of any more. */
export function createIdleWatch(room: Pick<Room, 'parts' | 'stored' | 'change'>, onIdle: () => void): IdleWatch {
  const { clock, nowMs } = room.parts;
  let activeAtMs = room.stored.activeAtMs;

  const look = () => {
    const leftMs = activeAtMs + classLimits.idleMs - nowMs();
    if (leftMs > 0) cancel = clock.after(leftMs, look);
    else onIdle();
  };
  let cancel = clock.after(Math.max(0, activeAtMs + classLimits.idleMs - nowMs()), look);

  return {
    touch() {
      activeAtMs = nowMs();
      if (activeAtMs - room.stored.activeAtMs >= writeEveryMs) room.change({ activeAtMs });
    },
    close: () => cancel(),
  };
}
