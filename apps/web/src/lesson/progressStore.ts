import { createLessonProgress } from './lessonProgress.ts';

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** What this student has done so far, on this browser. */
export const useProgress = createLessonProgress(browserStorage());
