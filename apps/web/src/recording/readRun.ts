import { type LabEvent, limits } from '@socketlab/protocol';
import { type Recording, type RecordingHeader, RecordingRefused, recordingLimits } from '@socketlab/recording';
import { createTimeline, type Timeline } from '@socketlab/timeline';
import { createBreather } from './breather.ts';
import { startReading } from './startReading.ts';

/** A run that was read whole and holds, ready to be looked at. */
export interface ReadRun {
  header: RecordingHeader;
  timeline: Timeline;
  /** What of a very long log has no pictures yet: JSON arrays of entries, in order. `growRun` makes them. */
  rest: readonly string[];
}

/** Entries put into pictures between two looks at the clock. */
const entriesAtOnce = 250;
/** As many as a lab writes have their pictures before they are shown; a longer log can be looked at while the rest is made. */
const entriesAtFirst = limits.eventsPerLab;

/**
 * Reads a file into a timeline of its own: another thread unfolds and checks it while this one makes pictures of what holds so far. Nobody
 * sees them before the last piece holds as well. Rejects with `RecordingRefused`; `onProgress` is told how much of the file is done, 0 to 1.
 */
export async function readRun(bytes: Uint8Array<ArrayBuffer>, onProgress: (part: number) => void): Promise<ReadRun> {
  const timeline = createTimeline();
  const pause = createBreather();
  const reader = startReading(bytes);
  try {
    for (;;) {
      const end = reader.end();
      if (end?.kind === 'refused') throw new RecordingRefused(end.code, end.detail);
      if (end?.kind === 'failed') throw new Error(end.message);
      const { header } = reader;
      if (end && header && timeline.events.length >= Math.min(header.entries, entriesAtFirst))
        return { header, timeline, rest: reader.left() };
      const next = await reader.next();
      if (!next) continue;
      await append(timeline, JSON.parse(next.json), pause);
      onProgress(next.part);
    }
  } finally {
    reader.close();
  }
}

/** What a file holds. Rejects with `RecordingRefused` where it is too large, before a byte of it is read. */
export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > recordingLimits.fileBytes) throw new RecordingRefused('too-large', 'the file');
  return new Uint8Array(await file.arrayBuffer());
}

/** Makes the pictures that are left, some at a time, as long as somebody looks: `onGrown` is told after each, and says whether to go on. */
export async function growRun({ timeline, rest }: ReadRun, onGrown: () => boolean): Promise<void> {
  const pause = createBreather();
  for (const json of rest) {
    await append(timeline, JSON.parse(json), pause);
    if (!onGrown()) return;
  }
}

/** The same of a run that is in memory. */
export async function openRun({ header, events }: Recording): Promise<ReadRun> {
  const timeline = createTimeline();
  await append(timeline, events, createBreather());
  return { header, timeline, rest: [] };
}

async function append(timeline: Timeline, events: readonly LabEvent[], pause: () => Promise<void>): Promise<void> {
  for (let at = 0; at < events.length; at += entriesAtOnce) {
    timeline.append(events.slice(at, at + entriesAtOnce));
    await pause();
  }
}
