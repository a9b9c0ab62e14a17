import type { LabState, OwnLab } from './labState.ts';
import { presentProgram } from './presentLab.ts';

type Shown = Pick<LabState, 'lab' | 'space' | 'files' | 'present' | 'timeline' | 'bookmarks'>;

/** What is worth knowing of the page's own lab while it is not on the stage; null where there is none. */
export function ownLab({ lab, space, files, present, timeline, bookmarks }: Shown): OwnLab | null {
  if (lab?.status !== 'open' || !space) return null;
  const running = files.filter(({ host, name }) => presentProgram(present, host, name)?.running).map(({ id }) => id);
  const entries = timeline.events.length;
  return { lab: lab.id, space: space.id, hosts: space.hosts.join(), entries, running, bookmarks };
}
