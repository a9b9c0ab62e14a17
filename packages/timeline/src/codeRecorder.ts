import { happenedUs, type LabEvent } from '@socketlab/protocol';
import { keepPictures } from './history.ts';
import type { ListView } from './listView.ts';
import { createMemberList, MemberView } from './memberList.ts';
import type { ProgramRecorder } from './programRecorder.ts';
import { isQuietCall, isQuietEvent } from './quietEntries.ts';
import type { LadderMark } from './stageView.ts';
import { callText, siteIn } from './words.ts';

export interface CodeRecorder {
  called(event: Extract<LabEvent, { kind: 'call' }>): void;
  emitted(event: Extract<LabEvent, { kind: 'event' }>): void;
  at(applied: number): ListView<LadderMark>;
}

/** Where the calls and events of programs stand: at their lines of the code, and as marks beside their host's lifeline. */
export function createCodeRecorder(
  programs: Pick<ProgramRecorder, 'fileOf' | 'reached'>,
  onMark: (seq: number, us: number) => void,
): CodeRecorder {
  const marks = createMemberList<LadderMark>();

  function mark(one: LadderMark) {
    marks.add(one.seq, one);
    onMark(one.seq, one.atUs);
  }

  return {
    called(event) {
      const label = callText(event.method);
      const quiet = isQuietCall(event);
      if (event.site !== null) programs.reached(event, 'call', label, event.site, !quiet);
      if (quiet) return;
      const line = siteIn(programs.fileOf(event.program), event.site)?.line ?? null;
      mark({ seq: event.seq, atUs: happenedUs(event), host: event.host, kind: 'call', label, line });
    },
    emitted(event) {
      for (const site of event.handlers) programs.reached(event, 'event', event.name, site, true);
      if (isQuietEvent(event)) return;
      const file = programs.fileOf(event.program);
      const line = event.handlers.map((site) => siteIn(file, site)?.line).find((found) => found !== undefined) ?? null;
      const { seq, host, name: label } = event;
      mark({ seq, atUs: happenedUs(event), host, kind: 'event', label, line });
    },
    at: keepPictures(marks.versionAt, (applied) => new MemberView(marks, applied)),
  };
}
