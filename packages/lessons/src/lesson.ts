import type { HostName } from '@socketlab/protocol';
import type { Chapter } from './schema/chapter.ts';
import type { Prediction } from './schema/prediction.ts';
import type { Task } from './schema/task.ts';

export interface Program {
  name: string;
  source: string;
}

export interface Step {
  id: string;
  title: string;
  chapter: Chapter;
  prediction: Prediction | null;
  tasks: readonly Task[];
}

/** A lesson that was checked: every name in it leads somewhere. */
export interface Lesson {
  id: string;
  title: string;
  summary: string;
  chapters: readonly Chapter[];
  steps: readonly Step[];
  /** What each computer begins with. */
  programs: Readonly<Record<'client' | 'server', Program> & Partial<Record<HostName, Program>>>;
  /** Every file of `programs/` by name, answers too. */
  files: Readonly<Record<string, string>>;
}

export interface Course {
  title: string;
  lessons: readonly Lesson[];
}
