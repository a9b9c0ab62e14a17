import type { Task } from '@socketlab/lessons';

type Leaf = Extract<Task['when'], { on: string }>;

const onPage = ({ on }: Leaf): boolean => on === 'packetOpened' || on === 'wentBack';

/** What is done on the page itself, with a run that need not be one's own: opening a packet, going back in time. The rest needs a live lab. */
export function isPageTask({ when }: Pick<Task, 'when'>): boolean {
  if ('any' in when) return when.any.some(onPage);
  return 'all' in when ? when.all.every(onPage) : onPage(when);
}
