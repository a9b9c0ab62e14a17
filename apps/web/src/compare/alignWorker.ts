import { type Alignment, alignRuns } from '@socketlab/comparison';
import type { LabEvent } from '@socketlab/protocol';

/** What of a worker's own world is used here: its types and a page's can't stand in one program. */
const own = globalThis as unknown as {
  postMessage(alignment: Alignment): void;
  onmessage: ((event: { data: [a: readonly LabEvent[], b: readonly LabEvent[]] }) => void) | null;
};

own.onmessage = ({ data: [a, b] }) => own.postMessage(alignRuns(a, b));
