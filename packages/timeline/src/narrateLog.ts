import type { LabEvent } from '@socketlab/protocol';
import type { PacketView } from './packetView.ts';
import { createStage } from './stage.ts';
import type { Narration } from './stageView.ts';

/**
 * A whole log told at once, in one pass: the sentence of every entry that has one, in order, and every packet as it stood in the end,
 * oldest first. The same words as a timeline's, entry by entry; the log must begin with its first.
 */
export function narrateLog(events: readonly LabEvent[]): {
  told: readonly Narration[];
  packets: readonly PacketView[];
} {
  const stage = createStage();
  const tellings = events.map((event) => stage.apply(event)).filter((tell) => tell !== null);
  return { told: tellings.map((tell) => tell()), packets: [...stage.at(events.length).packets] };
}
