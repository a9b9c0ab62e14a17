import type { Recording } from '@socketlab/recording';
import { create } from 'zustand';
import type { RerunDifference } from './differences.ts';
import type { RerunProblem } from './rerunProblems.ts';

/** A moment of a run: entries of its log that had been written, and its time. */
export interface RunMoment {
  applied: number;
  atUs: number;
}

/** What can be said of a rerun that has reached its moment. */
export interface RerunOutcome {
  /** `open` while they are being worked out, `failed` where they could not be. */
  differences: readonly RerunDifference[] | 'open' | 'failed';
  problems: readonly RerunProblem[];
  /** False: what stood last before the moment never came. */
  reached: boolean;
  /** 한 패킷씩 was put on at the moment. */
  stopped: boolean;
  /** An editor shows another text than the one that has run. */
  edited: boolean;
}

export type Rerun =
  /** The step asks for a prediction before anything runs. */
  | { status: 'waiting'; stopWire: boolean }
  | { status: 'running'; done: number; total: number }
  | ({ status: 'done'; lab: string } & RerunOutcome)
  /** `why` null: the student broke it off. `lab`: whose log is left on the stage; null where none was opened. */
  | { status: 'failed'; why: string | null; lab: string | null };

/** The two runs, as the page calls them. */
export const rerunSides = { old: '원래 실행', made: '되풀이한 실행' } as const;

interface RerunState {
  rerun: Rerun | null;
  /** The run that was made again, and up to where: it is no longer on the stage, and nowhere else. */
  old: { recording: Recording; moment: RunMoment } | null;
  /** What the rerun has become, once the old run is shown in its place. */
  made: Recording | null;
  /** Breaks off the one that is under way. */
  cancel: (() => void) | null;
}

export const useRerun = create<RerunState>()(() => ({ rerun: null, old: null, made: null, cancel: null }));
