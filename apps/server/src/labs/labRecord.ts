import { type LabEvent, limits } from '@socketlab/protocol';
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
  started(startedAtUs: number): void;
  /** False when an entry before these is missing: the log is broken for good, and nothing of the rest was taken. */
  append(events: readonly LabEvent[]): boolean;
  watch(viewer: LabViewer): void;
  unwatch(viewer: LabViewer): void;
  end(reason: GoneReason): void;
}

export interface LabRecordOptions {
  id: string;
  session: string;
  clock: Clock;
  /** Nobody has watched for `limits.labLingerMs`. */
  onExpire(): void;
}

/** A lab starts unwatched, so one that no page ever comes to is given back as well. */
export function createLabRecord({ id, session, clock, onExpire }: LabRecordOptions): LabRecord {
  const entries: string[] = [];
  const viewers = new Set<LabViewer>();
  let startedAtUs: number | null = null;
  let lastUs = 0;
  let cancelExpiry = clock.after(limits.labLingerMs, onExpire);

  const record: LabRecord = {
    id,
    session,
    entries,
    viewers,
    nowUs: () => Math.max(lastUs, startedAtUs === null ? 0 : Math.round(clock.nowUs() - startedAtUs)),
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
      cancelExpiry = clock.after(limits.labLingerMs, onExpire);
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
