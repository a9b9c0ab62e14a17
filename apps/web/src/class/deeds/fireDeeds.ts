import type { Deed } from '@socketlab/protocol/class';
import { useClass } from '../state/classStore.ts';
import { useTeach } from '../teach/teachStore.ts';

/** Does them to whom the pane aims at, when the pane says. The first that is refused ends it: a notice says why. */
export async function fireDeeds(deeds: readonly Deed[]): Promise<void> {
  const { target, afterMs } = useTeach.getState();
  for (const deed of deeds) if (!(await useClass.getState().ask({ kind: 'trigger', target, deed, afterMs }))) return;
}
