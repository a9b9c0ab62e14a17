import type { ExerciseResult, Trial } from '@socketlab/lessons';
import { create } from 'zustand';

/** How the newest attempt at an exercise stands. `lab` names the lab whose log is the last one judged. */
export type Attempt =
  | { status: 'running'; trial: Trial | null; index: number }
  | { status: 'judged'; result: ExerciseResult; lab: string | null }
  | { status: 'broken'; why: string };

interface ExerciseAttempts {
  /** By `lesson/exercise`. Not kept: what was passed is the progress's to remember. */
  attempts: Readonly<Record<string, Attempt>>;
  put(key: string, attempt: Attempt | null): void;
}

export const useAttempts = create<ExerciseAttempts>()((set, get) => ({
  attempts: {},
  put(key, attempt) {
    const { [key]: _, ...rest } = get().attempts;
    set({ attempts: attempt ? { ...rest, [key]: attempt } : rest });
  },
}));
