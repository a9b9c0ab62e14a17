import type { LabEvent } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';

export type GoneReason = 'crashed' | 'closed' | 'expired';

/** One page's interest in one lab. */
export interface LabViewer {
  /** The log has grown. */
  grew(lab: LabRecord): void;
  gone(lab: LabRecord, reason: GoneReason): void;
}

/**
 * The server's copy of one lab's log. Entries are kept as the JSON they leave as: a page that comes back, or a second one, costs
 * no second serialisation, and a page that reads slowly costs no second copy.
 */
export interface LabRecord {
  readonly id: string;
  readonly session: string;
  readonly entries: readonly string[];
  readonly viewers: ReadonlySet<LabViewer>;
  /** The lab's clock, in microseconds from its start. */
  nowUs(): number;
  /**
   * The message that carries the entries from `from` on, as UTF-8, and the place behind its last one. Pages of one class stand at the
   * same place: it is put together once for all of them.
   */
  batchFrom(from: number): Batch;
  started(startedAtUs: number): void;
  /** False when an entry before these is missing: the log is broken for good, and nothing of the rest was taken. */
  append(events: readonly LabEvent[]): boolean;
  watch(viewer: LabViewer): void;
  unwatch(viewer: LabViewer): void;
  end(reason: GoneReason): void;
}

export interface Batch {
  readonly message: Buffer;
  readonly to: number;
}

export interface LabRecordOptions {
  id: string;
  session: string;
  clock: Clock;
  /** How long it may stay without anybody watching. */
  lingerMs(): number;
  /** Nobody has watched for that long. */
  onExpire(): void;
}

/** Text of one message, at most: a long replay goes in pieces, and a page can draw between them. */
const batchChars = 256 * 1024;
/** As long as a page may take another's message for its own: `nowUs` is older by this at most, a frame of a 60 Hz screen. */
const batchLifeUs = 16_000;

/** A lab starts unwatched, so one that no page ever comes to is given back as well. */
export function createLabRecord({ id, session, clock, lingerMs, onExpire }: LabRecordOptions): LabRecord {
  const entries: string[] = [];
  const viewers = new Set<LabViewer>();
  let startedAtUs: number | null = null;
  let lastUs = 0;
  let cancelExpiry = clock.after(lingerMs(), onExpire);
  let shared: (Batch & { from: number; length: number; madeAtUs: number }) | null = null;

  const record: LabRecord = {
    id,
    session,
    entries,
    viewers,
    nowUs: () => Math.max(lastUs, startedAtUs === null ? 0 : Math.round(clock.nowUs() - startedAtUs)),
    batchFrom(from) {
      const atUs = clock.nowUs();
      const same = shared?.from === from && shared.length === entries.length && atUs - shared.madeAtUs < batchLifeUs;
      if (shared && same) return shared;
      let to = from;
      let chars = 0;
      do chars += entries[to++]!.length;
      while (to < entries.length && chars < batchChars);
      const head = JSON.stringify({ kind: 'events', lab: id, nowUs: record.nowUs() });
      const message = Buffer.from(`${head.slice(0, -1)},"events":[${entries.slice(from, to).join(',')}]}`);
      shared = { from, length: entries.length, madeAtUs: atUs, message, to };
      return shared;
    },
    started(atUs) {
      startedAtUs = atUs;
    },
    append(events) {
      for (const event of events) {
        // A gap or a repeat would break every page's log for good, so it is never let in.
        if (event.seq < entries.length) continue;
        if (event.seq > entries.length) return false;
        entries.push(JSON.stringify(event));
        lastUs = event.at;
      }
      for (const viewer of viewers) viewer.grew(record);
      return true;
    },
    watch(viewer) {
      cancelExpiry();
      viewers.add(viewer);
    },
    unwatch(viewer) {
      if (!viewers.delete(viewer) || viewers.size > 0) return;
      cancelExpiry();
      cancelExpiry = clock.after(lingerMs(), onExpire);
    },
    end(reason) {
      cancelExpiry();
      const watching = [...viewers];
      viewers.clear();
      for (const viewer of watching) viewer.gone(record, reason);
    },
  };
  return record;
}
