import type { HostName } from '@socketlab/protocol';
import type { PathStep } from './statePath.ts';

/** Which of a connection's two ends: each has a line, a mark and a colour of its own. The first stands further left on the ladder. */
export type WhichEnd = 'first' | 'second';

/** A host on its way through the diagram. */
export interface Walker {
  host: HostName;
  end: WhichEnd;
  steps: readonly PathStep[];
}
