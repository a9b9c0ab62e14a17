import type { LadderMark, ListView, PacketView } from '@socketlab/timeline';
import { createMarkFolder, type MarkGroup } from './foldMarks.ts';
import { createLabelPlacer, type LabelPlace } from './labelPlacer.ts';
import { type LadderFrame, laneSide } from './ladderFrame.ts';

/** What a mark keeps free of labels, from its lifeline inward: its own words are often longer, but not known to be yet. */
export const markInset = 30;
const markWidth = 84;

/**
 * What is worked out once for each entry of a growing log, so that a frame costs only what is in view: which marks are read
 * together, and where each label stands. Both depend on nothing that comes later; a cursor that goes back needs no new index.
 */
export interface LadderIndex {
  /**
   * Takes in what is new, at most so many packets and marks at once: true where nothing is left. Heights of the past never change, so any layout of
   * this scale will do.
   */
  update(
    view: { packets: ListView<PacketView>; marks: ListView<LadderMark> },
    y: (us: number) => number,
    most?: number,
  ): boolean;
  placeOf(packet: PacketView): LabelPlace | undefined;
  groupsIn(top: number, bottom: number, markCount: number): MarkGroup[];
}

/** For one log at one scale and frame. */
export function createLadderIndex(frame: LadderFrame, pxPerMs: number): LadderIndex {
  const placer = createLabelPlacer(frame, pxPerMs);
  // Between lifelines that stand close there is room for one name.
  const folder = createMarkFolder(frame.hosts.length > 2 ? 1 : 2);
  const places = new Map<number, LabelPlace>();
  let packetsSeen = 0;
  let marksSeen = 0;

  function takeMark(mark: LadderMark, y: (us: number) => number): void {
    const at = y(mark.atUs);
    if (!folder.add(mark, at)) return;
    const out = -laneSide(frame, mark.host);
    const x = frame.lifeline[mark.host] + out * (markInset + markWidth / 2);
    placer.avoid({ x, y: at, width: markWidth, height: 14 });
  }

  return {
    update({ packets, marks }, y, most = Number.POSITIVE_INFINITY) {
      const until = packetsSeen + marksSeen + most;
      while (packetsSeen + marksSeen < until) {
        const packet = packets.at(packetsSeen);
        const mark = marks.at(marksSeen);
        if (mark && (!packet || mark.atUs <= packet.sentUs)) {
          takeMark(mark, y);
          marksSeen += 1;
        } else if (packet) {
          places.set(packet.packet, placer.place(packet, y(packet.sentUs)));
          packetsSeen += 1;
        } else return true;
      }
      return packetsSeen >= packets.length && marksSeen >= marks.length;
    },
    placeOf: (packet) => places.get(packet.packet),
    groupsIn: folder.groupsIn,
  };
}
