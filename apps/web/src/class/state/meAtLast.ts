import type { Me } from '@socketlab/protocol/class';
import { useClass } from './classStore.ts';

const pausesMs = [1000, 2000, 4000, 8000, 15_000];

/** Who this browser is, asked for several times: a server that is busy, or away for a moment, answers later. Null: it never did. */
export async function meAtLast(): Promise<Me | null> {
  for (const pauseMs of pausesMs) {
    const me = await useClass.getState().learnMe();
    if (me) return me;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return useClass.getState().learnMe();
}
