import { type LabEvent, type LabEventBody, limits } from '@socketlab/protocol';
import type { Clock } from './clock.ts';

export interface EventLogOptions {
  readonly clock: Clock;
  /** The lab's start on the monotonic clock. */
  readonly startedAtUs: number;
  readonly maxEvents?: number;
  readonly maxChars?: number;
  /** Entries in order, each once. */
  readonly onEvents: (events: LabEvent[]) => void;
  /** The log is full: called once, after its last ordinary entry. */
  readonly onFull: () => void;
  /** A program runs, so something that happened earlier may still be on its way here. */
  readonly expectsMore: () => boolean;
  /** Entries up to this moment are about to be written: the last chance to add what follows from what is known by now. */
  readonly beforeWriting?: (untilUs: number) => void;
}

export interface EventLog {
  /** `atUs` is when it happened, on the monotonic clock. */
  add(atUs: number, body: LabEventBody): void;
  /** Writes everything that waits. */
  flush(): void;
  readonly full: boolean;
  close(): void;
}

/** Programs, wire and kernel view report on their own ways; what arrives within this time is put into the order it happened in. */
const windowUs = 5000;
/** Kept for the ends of programs when the log is full. */
const reserve = 16;

interface Waiting {
  readonly atUs: number;
  readonly body: LabEventBody;
}

/**
 * Gives every entry its place. Entries wait until nothing earlier can arrive, at most 5 ms; one that comes later still is written
 * at the newest time with `lateUs`, since `at` never goes back.
 */
export function createEventLog(options: EventLogOptions): EventLog {
  const { clock, startedAtUs, onEvents, onFull, expectsMore, beforeWriting } = options;
  const maxEvents = options.maxEvents ?? limits.eventsPerLab;
  const maxChars = options.maxChars ?? limits.logCharsPerLab;
  let waiting: Waiting[] = [];
  let nextSeq = 0;
  let lastAt = 0;
  let chars = 0;
  let full = false;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function place({ atUs, body }: Waiting): LabEvent {
    const happened = Math.max(0, Math.floor(atUs - startedAtUs));
    const late = lastAt - happened;
    lastAt = Math.max(lastAt, happened);
    const stamp = { seq: nextSeq++, at: lastAt };
    return { ...stamp, ...(late > 0 ? { lateUs: late } : {}), ...body } as LabEvent;
  }

  function write(entries: readonly Waiting[]): void {
    const events: LabEvent[] = [];
    let filled = false;
    for (const entry of entries) {
      if (full && entry.body.kind !== 'exit') continue;
      if (nextSeq >= maxEvents) continue;
      const event = place(entry);
      events.push(event);
      chars += JSON.stringify(event).length;
      if (!full && (nextSeq >= maxEvents - reserve || chars > maxChars)) {
        full = filled = true;
        events.push(place({ atUs: entry.atUs, body: { lane: 'lab', kind: 'limit', what: 'events' } }));
      }
    }
    if (events.length > 0) onEvents(events);
    if (filled) onFull();
  }

  function release(cutoffUs: number): void {
    beforeWriting?.(cutoffUs);
    // Stable: of two entries with one time, the one that arrived first stays first.
    waiting.sort((a, b) => a.atUs - b.atUs);
    let count = 0;
    while (count < waiting.length && waiting[count]!.atUs <= cutoffUs) count++;
    const ready = waiting.slice(0, count);
    waiting = waiting.slice(count);
    write(ready);
    schedule();
  }

  function schedule(): void {
    if (timer || closed || waiting.length === 0) return;
    const ms = expectsMore() ? windowUs / 1000 : 0;
    timer = setTimeout(() => {
      const cutoffUs = expectsMore() ? clock.nowUs() - windowUs : Number.POSITIVE_INFINITY;
      // After the poll phase: what lay in the pipes when the timer fired has been read by then.
      setImmediate(() => {
        timer = null;
        if (!closed) release(cutoffUs);
      });
    }, ms);
  }

  return {
    add(atUs, body) {
      if (closed || (full && body.kind !== 'exit')) return;
      waiting.push({ atUs, body });
      schedule();
    },
    flush: () => release(Number.POSITIVE_INFINITY),
    get full() {
      return full;
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
