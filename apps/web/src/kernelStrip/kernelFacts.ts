import type { KernelSocket } from '@socketlab/timeline';
import { timerNames } from '../computer/socketWords.ts';
import { spanLabel } from '../stage/timeGrid.ts';

/**
 * The timer that runs, with what is left of it at `nowUs`. The table says how much was left when it was read; since then only the
 * clock has gone on, and what became of it once it is over, the next reading says.
 */
export function timerText({ timer, timerMs, atUs }: KernelSocket, nowUs: number): string | null {
  if (timer === 'none') return null;
  const restUs = timerMs * 1000 - Math.max(0, nowUs - atUs);
  return restUs > 0 ? `${timerNames[timer]} ${spanLabel(restUs)} 남음` : timerNames[timer];
}
