import { browserStorage } from '../work/browserStorage.ts';
import { createLessonProgress } from './lessonProgress.ts';

/** What this student has done so far, on this browser. */
export const useProgress = createLessonProgress(browserStorage());

window.addEventListener('storage', ({ key, newValue }) => useProgress.getState().heard(key, newValue));
