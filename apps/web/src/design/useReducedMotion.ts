import { useMediaQuery } from './useMediaQuery.ts';

/** Whether the student asked the system for less motion. */
export function useReducedMotion(): boolean {
  return useMediaQuery('(prefers-reduced-motion: reduce)');
}
