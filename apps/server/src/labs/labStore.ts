import { randomBytes } from 'node:crypto';
import { type DelayMs, type HostName, type LabEvent, limits, SocketLabError } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LabCommand, LabDone } from './labProcess.ts';
import { createLabRecord, type GoneReason, type LabRecord } from './labRecord.ts';

export interface LabStoreOptions {
  clock: Clock;
  send(command: LabCommand): Promise<LabDone>;
  observer?: LabObserver;
  /** How long a lab of this browser stays once nobody looks at it, in milliseconds. */
  lingerMs?(session: string): number;
}

/** Told of every lab, whoever looks at it. */
export interface LabObserver {
  labOpened(lab: LabRecord): void;
  labGrew(lab: LabRecord, events: readonly LabEvent[]): void;
  labGone(lab: LabRecord): void;
}

export interface LabStore {
  readonly size: number;
  /** A new lab of this browser, with these hosts or those of every lab. Rejects with `too-many-labs`, or what the lab process says. */
  open(session: string, delayMs: DelayMs, hosts?: HostName[]): Promise<LabRecord>;
  /** Throws `unknown-lab` for one that isn't there and for one of another browser alike: neither may be told apart. */
  find(session: string, id: string): LabRecord;
  /** Whoever's it is. */
  get(id: string): LabRecord | undefined;
  close(lab: LabRecord, reason: GoneReason): Promise<void>;
  append(id: string, events: readonly LabEvent[]): void;
  /** The lab process died. */
  crashed(): void;
}

/** Labs of one browser that nobody watches: reloads leave them behind, and the oldest make room for the next. */
const unwatchedPerSession = 2;

export function createLabStore({
  clock,
  send,
  observer,
  lingerMs = () => limits.labLingerMs,
}: LabStoreOptions): LabStore {
  const labs = new Map<string, LabRecord>();

  const close: LabStore['close'] = async (lab, reason) => {
    if (!labs.delete(lab.id)) return;
    lab.end(reason);
    observer?.labGone(lab);
    // The process may have died in the meantime, and the lab with it; either way it is gone.
    await send({ kind: 'close', lab: lab.id }).catch(() => {});
  };

  const makeRoom = async (session: string): Promise<void> => {
    const left = [...labs.values()].filter((lab) => lab.session === session && lab.viewers.size === 0);
    await Promise.all(
      left.slice(0, Math.max(0, left.length - unwatchedPerSession + 1)).map((lab) => close(lab, 'expired')),
    );
  };

  return {
    get size() {
      return labs.size;
    },
    async open(session, delayMs, hosts) {
      await makeRoom(session);
      if (labs.size >= limits.labs) throw new SocketLabError('too-many-labs');
      const id = randomBytes(12).toString('base64url');
      const lab = createLabRecord({
        id,
        session,
        clock,
        lingerMs: () => lingerMs(session),
        onExpire: () => void close(lab, 'expired'),
      });
      labs.set(id, lab);
      observer?.labOpened(lab);
      try {
        const done = await send({ kind: 'open', lab: id, delayMs, ...(hosts ? { hosts } : {}) });
        lab.started(done.startedAtUs ?? clock.nowUs());
        if (!labs.has(id)) throw new SocketLabError('lab-crashed');
        return lab;
      } catch (error) {
        if (labs.delete(id)) observer?.labGone(lab);
        lab.end('closed');
        throw error;
      }
    },
    find(session, id) {
      const lab = labs.get(id);
      if (lab === undefined || lab.session !== session) throw new SocketLabError('unknown-lab');
      return lab;
    },
    get: (id) => labs.get(id),
    close,
    append(id, events) {
      const lab = labs.get(id);
      if (lab) observer?.labGrew(lab, events);
      // A lab that goes on without its log would show a stage that stands still: it ends aloud instead.
      if (lab && !lab.append(events)) void close(lab, 'crashed');
    },
    crashed() {
      const lost = [...labs.values()];
      labs.clear();
      for (const lab of lost) {
        lab.end('crashed');
        observer?.labGone(lab);
      }
    },
  };
}
