import { comparisons as all } from 'virtual:lessons/comparisons';
import type { ReadyComparison } from './readyComparison.ts';

/** The comparisons that come with the course, in the order in which they are offered. */
export const comparisons: readonly ReadyComparison[] = all;
