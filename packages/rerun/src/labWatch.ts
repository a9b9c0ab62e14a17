import { happenedUs, type LabEvent } from '@socketlab/protocol';
import { createEntryNames, type EntryNames } from './entryNames.ts';

import type { RerunBench } from './rerunBench.ts';

/** The new lab as it goes, by the names of the plan. */
export interface LabWatch {
  hear(event: LabEvent): void;
  /** Resolves with the first entry: before it nobody knows the lab's clock. */
  readonly begun: Promise<void>;
  readonly names: EntryNames;
  /** When the thing of this name happened; undefined: not yet. */
  heardUs(name: string): number | undefined;
  isHeld(packet: number): boolean;
  /** The packet that 한 패킷씩 would let go. */
  longestHeld(): number | undefined;
  /** The lab's clock. */
  nowUs(): number;
  /** What `look` finds, now or after an entry to come; null once the lab's clock has reached `untilUs`. */
  find<T>(look: () => T | undefined, untilUs: number): Promise<T | null>;
  sleepUntil(us: number): Promise<void>;
}

export function createLabWatch({ nowMs, setTimer }: Pick<RerunBench, 'nowMs' | 'setTimer'>): LabWatch {
  const names = createEntryNames();
  const heard = new Map<string, number>();
  const held = new Set<number>();
  const listeners = new Set<() => void>();
  /** An entry is heard after it was written: the one that took the shortest way tells the lab's clock best. */
  let offsetUs = Number.NEGATIVE_INFINITY;

  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  const nowUs = () => nowMs() * 1000 + offsetUs;
  const delay = (us: number, run: () => void) => setTimer(run, Math.max(0, (us - nowUs()) / 1000));

  return {
    names,
    begun,
    hear(event) {
      begin();
      offsetUs = Math.max(offsetUs, event.at - nowMs() * 1000);
      const name = names.read(event);
      if (name !== null) heard.set(name, happenedUs(event));
      if (event.kind === 'held') held.add(event.packet);
      if (event.kind === 'released' || event.kind === 'dropped') held.delete(event.packet);
      for (const listener of listeners) listener();
    },
    heardUs: (name) => heard.get(name),
    isHeld: (packet) => held.has(packet),
    longestHeld: () => held.values().next().value,
    nowUs,
    find(look, untilUs) {
      return new Promise((resolve) => {
        const done = (found: ReturnType<typeof look> | null) => {
          cancel();
          listeners.delete(again);
          resolve(found ?? null);
        };
        const again = () => {
          const found = look();
          if (found !== undefined) done(found);
        };
        const cancel = delay(untilUs, () => done(null));
        listeners.add(again);
        again();
      });
    },
    sleepUntil: (us) => new Promise((resolve) => void delay(us, resolve)),
  };
}
