import type { Recording } from '@socketlab/recording';
import { create } from 'zustand';
import { ladderPart } from '../stage/ladderPart.tsx';
import { useLab } from '../state/store.ts';
import { ownPath } from '../static/siteBase.ts';
import { scrubPart } from '../transport/scrubPart.tsx';
import { createOpener, type Opening, type OpenRun } from './createOpener.ts';
import { fetchRecording, movedAway, nothingBehindLink } from './fetchRecording.ts';
import { bytesOf, growRun, openRun, readRun } from './readRun.ts';
import { showRecording } from './showRecording.ts';

export const useOpening = create<Opening>()(() => ({ opening: null, problem: null }));

const open = createOpener({
  tell: (part) => useOpening.setState(part),
  show: showRecording,
  isShown: ({ timeline }) => useLab.getState().timeline === timeline,
  onGrown: () => useLab.setState({ revision: useLab.getState().revision + 1 }),
  grow: growRun,
});

const openOnStage: OpenRun = (from, read, options) => {
  // Here when the run is: afterwards its last pictures may leave the browser no idle moment.
  void ladderPart.fetch();
  void scrubPart.fetch();
  return open(from, read, options);
};

export const isAtRecordings = (): boolean => /^\/recording(?:\/|$)/.test(ownPath(location.pathname));

/** A recording that this server keeps, at `atUs` where a link names a moment. True where it is shown, as with all of these. */
export const openStored = (id: string, atUs?: number): Promise<boolean> =>
  openOnStage(
    { from: 'server', name: id },
    async (onProgress) => readRun(await fetchRecording(`/api/recordings/${id}`, nothingBehindLink), onProgress),
    { atUs, still: isAtRecordings },
  );

/** A file from the student's disk. One that is too large is refused by its size alone. */
export const openRecordingFile = (file: File): Promise<boolean> =>
  openOnStage({ from: 'file', name: file.name }, async (onProgress) => readRun(await bytesOf(file), onProgress), {
    still: isAtRecordings,
  });

/** The recorded run of a step, at an address of this page's. `still`: the step is still on the page. */
export const openRunOfStep = (name: string, address: string, still: () => boolean): Promise<boolean> =>
  openOnStage(
    { from: 'lesson', name },
    async (onProgress) => readRun(await fetchRecording(address, movedAway), onProgress),
    {
      still,
    },
  );

/** A run that this page has kept in memory. */
export const openKept = (name: string, recording: Recording, atUs: number): Promise<boolean> =>
  openOnStage({ from: 'memory', name }, () => openRun(recording), { atUs, still: isAtRecordings });
