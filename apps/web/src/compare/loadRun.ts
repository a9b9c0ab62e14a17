import { recordings } from 'virtual:lessons/recordings';
import type { Recording } from '@socketlab/recording';
import type { Timeline } from '@socketlab/timeline';
import { fetchRecording, movedAway, nothingBehindLink, RecordingUnavailable } from '../recording/fetchRecording.ts';
import { bytesOf, growRun, openRun, readRun } from '../recording/readRun.ts';
import { rerunSides, useRerun } from '../rerun/rerunStore.ts';
import { isStatic } from '../static/isStatic.ts';
import type { RunSource } from './runSource.ts';

/** One run that was opened, ready to be drawn at any moment of it. */
export interface LoadedRun {
  title: string;
  recording: Recording;
  timeline: Timeline;
}

/** Rejects with what `whyNotOpened` has words for, as `openFile` does. */
export async function loadRun(source: RunSource): Promise<LoadedRun> {
  if (source.kind === 'rerun') return rerunSide(source.run);
  const address = recordingAddress(source);
  if (address === undefined) throw new RecordingUnavailable('그런 기록이 없습니다. 주소가 바뀌었을 수 있습니다.');
  return readWhole(await fetchRecording(address, source.kind === 'stored' ? nothingBehindLink : movedAway));
}

/** A file that is too large is not read at all. */
export async function openFile(file: File): Promise<LoadedRun> {
  return readWhole(await bytesOf(file));
}

/** A run that was made again, or its rerun: no file has them, and no address leads there from another page. */
async function rerunSide(run: 'old' | 'made'): Promise<LoadedRun> {
  const { old, made } = useRerun.getState();
  const recording = run === 'old' ? old?.recording : made;
  if (!recording)
    throw new RecordingUnavailable('되풀이한 실행은 그 페이지에만 있었습니다. 다시 실행한 다음에 비교합니다.');
  const { timeline } = await openRun(recording);
  return { title: `${rerunSides[run]}: ${recording.header.title}`, recording, timeline };
}

/** Where the bytes of a recording are fetched; undefined where there are none. */
function recordingAddress(source: Exclude<RunSource, { kind: 'rerun' }>): string | undefined {
  switch (source.kind) {
    case 'ready':
      return recordings[`comparisons/${source.name}.${source.side}`];
    case 'step':
      return recordings[`${source.lesson}.${source.step}`];
    case 'stored':
      // Without a server there is nobody to ask.
      return isStatic ? undefined : `/api/recordings/${encodeURIComponent(source.id)}`;
  }
}

async function readWhole(bytes: Uint8Array<ArrayBuffer>): Promise<LoadedRun> {
  const run = await readRun(bytes, () => {});
  await growRun(run, () => true);
  const { header, timeline } = run;
  return { title: header.title, recording: { header, events: timeline.events }, timeline };
}
