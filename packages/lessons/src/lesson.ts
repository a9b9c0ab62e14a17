import type { HostName } from '@socketlab/protocol';
import type { Chapter } from './schema/chapter.ts';
import type { Exercise } from './schema/exercise.ts';
import type { Fact } from './schema/fact.ts';
import type { Prediction } from './schema/prediction.ts';
import type { Setup } from './schema/setup.ts';
import type { Task } from './schema/task.ts';

/** A program of a step with its text. */
export interface Program {
  host: HostName;
  /** Under which the page shows and runs it. */
  name: string;
  /** The file of `programs/` that holds its text. Unique in a lesson: two steps that name the same file share what a student makes of it. */
  file: string;
  source: string;
}

export interface Step {
  id: string;
  title: string;
  chapter: Chapter;
  programs: readonly Program[];
  setup: Setup;
  prediction: Prediction | null;
  tasks: readonly Task[];
  exercise: Exercise | null;
}

/** A lesson that was checked: every name in it leads somewhere. */
export interface Lesson {
  id: string;
  title: string;
  summary: string;
  chapters: readonly Chapter[];
  steps: readonly Step[];
  facts: readonly Fact[];
  /** Every file of `programs/` by name: starts, answers, probes and wrong answers. */
  files: Readonly<Record<string, string>>;
}

export interface Part {
  id: string;
  title: string;
  summary: string;
  lessons: readonly Lesson[];
}

export interface Course {
  title: string;
  parts: readonly Part[];
  /** Those of all parts, in order. */
  lessons: readonly Lesson[];
}
