import { hostNames, limits } from '@socketlab/protocol';
import { type Recording, recordingLimits } from '@socketlab/recording';
import type { LabState } from '../state/labState.ts';
import { shownSource } from '../state/workFile.ts';

/** Where a run was made, and what it is called. */
export interface RunPlace {
  title: string;
  place: Recording['header']['place'];
}

/** A very long log is shown, and its later pictures are still being made: what is left would be missing in a file, or in a rerun. */
export const isGrowing = ({ recording, timeline }: Pick<LabState, 'recording' | 'timeline'>): boolean =>
  recording !== null && timeline.events.length < recording.header.entries;

/** The run on the stage, whole, as it can be kept; null where nothing has run. One that was opened keeps what it says of itself. */
export function currentRecording(state: LabState, { title, place }: RunPlace): Recording | null {
  const { timeline, recording, files } = state;
  const bookmarks = [...state.bookmarks];
  const events = [...timeline.events];
  const [opened] = events;
  if (opened?.kind !== 'opened' || isGrowing(state)) return null;
  if (recording) return { header: { ...recording.header, bookmarks }, events };
  return {
    header: {
      app: 'socketlab',
      title: title.slice(0, recordingLimits.titleChars) || '실행',
      start: opened.start ?? null,
      mode: opened.mode,
      hosts: hostNames.filter((host) => opened.hosts.some((one) => one.host === host)),
      place,
      files: files
        .map((file) => ({ host: file.host, name: file.name, source: shownSource(file) }))
        // What is too long to be run is too long to be kept: what ran stands in the log all the same.
        .filter(({ source }) => source.length <= limits.fileBytes),
      bookmarks,
      entries: events.length,
    },
    events,
  };
}
