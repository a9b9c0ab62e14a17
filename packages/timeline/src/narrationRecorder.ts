import { createHistory } from './history.ts';
import type { Narration } from './stageView.ts';

type Tell = () => Narration;

export interface NarrationRecorder {
  /** How the entry is told. */
  add(seq: number, tell: Tell): void;
  /** `seq` of every entry that has a sentence. */
  readonly narrated: readonly number[];
  at(applied: number): Narration | null;
}

/** Keeps which entries are told. A sentence is put into words once, when somebody first looks: the same sentence is the same object. */
export function createNarrationRecorder(): NarrationRecorder {
  const newest = createHistory<Tell | null>(null);
  const worded = new WeakMap<Tell, Narration>();
  const narrated: number[] = [];
  return {
    narrated,
    add(seq, tell) {
      narrated.push(seq);
      newest.set(seq, tell);
    },
    at(applied) {
      const tell = newest.at(applied);
      if (tell === null) return null;
      const known = worded.get(tell) ?? tell();
      worded.set(tell, known);
      return known;
    },
  };
}
