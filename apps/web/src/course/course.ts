import { index } from 'virtual:lessons/index';
import type { CourseIndex } from './courseIndex.ts';

/** What the whole course holds, made from its files when the page was built. */
export const course: CourseIndex = index;
