// Made by apps/web/build/lessonModules.ts from packages/lessons/lessons.
declare module 'virtual:lessons/index' {
  import type { Lesson } from '@socketlab/lessons';
  import type { MDXContent } from 'mdx/types';
  import type { CourseIndex } from './courseIndex.ts';

  export interface LessonModule {
    lesson: Lesson;
    texts: Record<string, () => Promise<{ default: MDXContent }>>;
  }
  export const index: CourseIndex;
  export const loaders: Record<string, () => Promise<LessonModule>>;
}
declare module 'virtual:lessons/summaries' {
  import type { Summaries } from './courseIndex.ts';

  export const summaries: Summaries;
}
declare module 'virtual:lessons/search' {
  import type { SearchEntry } from '../search/searchEntry.ts';

  export const entries: readonly SearchEntry[];
}
declare module 'virtual:lessons/recordings' {
  /** Addresses of `.socketlab` files, by `<lesson>.<step>` or `comparisons/<name>.<side>`. */
  export const recordings: Readonly<Record<string, string>>;
}
declare module 'virtual:lessons/comparisons' {
  import type { ReadyComparison } from '../compare/readyComparison.ts';

  export const comparisons: readonly ReadyComparison[];
}
