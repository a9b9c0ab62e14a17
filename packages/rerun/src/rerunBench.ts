import type { DelayMs, HostName, LabEvent, PageRequest } from '@socketlab/protocol';

type WithoutLab<T> = T extends { lab: string; request: number } ? Omit<T, 'lab' | 'request'> : never;

/** What a rerun asks of its lab: a page's requests, but for which lab it is. */
export type RerunRequest = WithoutLab<Exclude<PageRequest, { kind: 'openLab' | 'attachLab' | 'closeLab' }>>;

/** A lab that a rerun can be made in: the page's own, or a test's. */
export interface RerunBench {
  /** Opens a lab with nothing in it and on it. Entries reach `onEvent` from its first one on. Rejects where it is refused. */
  open(lab: { hosts: readonly HostName[]; delayMs: DelayMs }, onEvent: (event: LabEvent) => void): Promise<void>;
  /** Null: done. Else the protocol's name of the refusal. Rejects where the lab is gone, and where going on makes no sense. */
  ask(request: RerunRequest): Promise<string | null>;
  /** Any clock, in milliseconds. */
  nowMs(): number;
  setTimer(run: () => void, ms: number): () => void;
  /** Rejects when whoever asked for the rerun no longer wants it, or the lab is gone. */
  stopped: Promise<never>;
}
