import type { ConnectionView, StateBand } from '../src/bandView.ts';
import type { PacketView } from '../src/packetView.ts';
import type { ConsoleLine, ProgramView } from '../src/programView.ts';
import type { LadderMark, StageView } from '../src/stageView.ts';

type Lists = 'packets' | 'bands' | 'marks' | 'connections' | 'programs';

/** A picture with its lists as arrays, to be compared member by member. */
export interface UnfoldedView extends Omit<StageView, Lists> {
  packets: PacketView[];
  bands: StateBand[];
  marks: LadderMark[];
  connections: ConnectionView[];
  programs: (Omit<ProgramView, 'console'> & { console: ConsoleLine[] })[];
}

export function unfold(view: StageView): UnfoldedView {
  const { packets, bands, marks, connections, programs } = view;
  return {
    ...view,
    packets: [...packets],
    bands: [...bands],
    marks: [...marks],
    connections: [...connections],
    programs: programs.map((program) => ({ ...program, console: [...program.console] })),
  };
}
