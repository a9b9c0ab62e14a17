import type { LabEvent } from '@socketlab/protocol';
import { findDifferences, type RerunDifference } from './differences.ts';

/** What of a worker's own world is used here: its types and a page's can't stand in one program. */
const own = globalThis as unknown as {
  postMessage(differences: readonly RerunDifference[]): void;
  onmessage: ((event: { data: [old: readonly LabEvent[], made: readonly LabEvent[]] }) => void) | null;
};

own.onmessage = ({ data: [old, made] }) => own.postMessage(findDifferences(old, made));
