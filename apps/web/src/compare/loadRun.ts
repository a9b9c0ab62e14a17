import { recordings } from 'virtual:lessons/recordings';
import { type Recording, RecordingRefused } from '@socketlab/recording';
import type { Timeline } from '@socketlab/timeline';
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

/** Why a run could not be opened, in Korean. */
export class RunRefused extends Error {}

/** Rejects with `RunRefused`. */
export async function loadRun(source: RunSource): Promise<LoadedRun> {
  if (source.kind === 'rerun') return rerunSide(source.run);
  const address = addressOf(source);
  if (address === undefined) throw new RunRefused('그런 기록이 없습니다. 주소가 바뀌었을 수 있습니다.');
  return readWhole(() => fetchBytes(address));
}

/** Rejects with `RunRefused`; a file that is too large is not read at all. */
export async function openFile(file: File): Promise<LoadedRun> {
  return readWhole(() => bytesOf(file));
}

/** A run that was made again, or its rerun: no file has them, and no address leads there from another page. */
async function rerunSide(run: 'old' | 'made'): Promise<LoadedRun> {
  const { old, made } = useRerun.getState();
  const recording = run === 'old' ? old?.recording : made;
  if (!recording) throw new RunRefused('되풀이한 실행은 그 페이지에만 있었습니다. 다시 실행한 다음에 비교합니다.');
  const { timeline } = await openRun(recording);
  return { title: `${rerunSides[run]}: ${recording.header.title}`, recording, timeline };
}

function addressOf(source: Exclude<RunSource, { kind: 'rerun' }>): string | undefined {
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

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address).catch(() => null);
  if (answer === null) throw new RunRefused('기록을 불러오지 못했습니다. 서버가 켜져 있는지 확인합니다.');
  if (!answer.ok) throw new RunRefused('이 서버에 그런 기록이 없습니다. 지워졌거나 주소가 다를 수 있습니다.');
  return new Uint8Array(await answer.arrayBuffer());
}

async function readWhole(bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<LoadedRun> {
  try {
    const run = await readRun(await bytes(), () => {});
    await growRun(run, () => true);
    const { header, timeline } = run;
    return { title: header.title, recording: { header, events: timeline.events }, timeline };
  } catch (error) {
    if (error instanceof RecordingRefused) throw new RunRefused(error.message);
    throw error;
  }
}
