import type { LabEvent } from '@socketlab/protocol';
import { checkRecording, type Recording, type RecordingHeader, RecordingRefused } from '@socketlab/recording';
import { createTimeline, type Timeline } from '@socketlab/timeline';
import { createBreather } from './breather.ts';
import type { ReaderMessage } from './readerMessages.ts';

/** A run that was read whole, ready to be looked at. */
export interface ReadRun {
  header: RecordingHeader;
  timeline: Timeline;
}

/** Entries put into pictures between two looks at the clock. */
const entriesAtOnce = 250;

/**
 * Reads a file into a timeline of its own: another thread unfolds and checks it while this one makes pictures of what holds so far. Nobody
 * sees them before the last piece holds as well. Rejects with `RecordingRefused`; `onProgress` is told how much of the file is done, 0 to 1.
 */
export async function readRun(bytes: Uint8Array, onProgress: (part: number) => void): Promise<ReadRun> {
  const timeline = createTimeline();
  const pause = createBreather();
  let header: RecordingHeader | null = null;

  for await (const message of readerMessages(bytes)) {
    if (message.kind === 'header') header = message.header;
    if (message.kind === 'entries') {
      await append(timeline, JSON.parse(message.json), pause);
      onProgress(message.part);
    }
    if (message.kind === 'refused') throw new RecordingRefused(message.code, message.detail);
    if (message.kind === 'failed') throw new Error(message.message);
  }
  if (header === null) throw new RecordingRefused('bad-content', 'no header');
  return { header, timeline };
}

/** The same of a run that is in memory. */
export async function openRun({ header, events }: Recording): Promise<ReadRun> {
  const timeline = createTimeline();
  await append(timeline, events, createBreather());
  return { header, timeline };
}

async function append(timeline: Timeline, events: readonly LabEvent[], pause: () => Promise<void>): Promise<void> {
  for (let at = 0; at < events.length; at += entriesAtOnce) {
    timeline.append(events.slice(at, at + entriesAtOnce));
    await pause();
  }
}

/** What the other thread says, until its last word. A browser that gives none reads here, a little slower. */
async function* readerMessages(bytes: Uint8Array): AsyncGenerator<ReaderMessage> {
  const worker = startReader();
  if (worker === null) return yield* readHere(bytes);
  const arrived: ReaderMessage[] = [];
  let wake = () => {};
  worker.onmessage = ({ data }: MessageEvent<ReaderMessage>) => {
    arrived.push(data);
    wake();
  };
  worker.onerror = ({ message }) => {
    arrived.push({ kind: 'failed', message });
    wake();
  };
  worker.postMessage(bytes);
  try {
    for (;;) {
      const message = arrived.shift();
      if (message) yield message;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (message && message.kind !== 'header' && message.kind !== 'entries') return;
    }
  } finally {
    worker.terminate();
  }
}

function startReader(): Worker | null {
  try {
    return new Worker(new URL('./readerWorker.ts', import.meta.url), { type: 'module', name: 'reader' });
  } catch {
    return null;
  }
}

async function* readHere(bytes: Uint8Array): AsyncGenerator<ReaderMessage> {
  let told = false;
  for (const { header, texts, part } of checkRecording(bytes)) {
    if (header && !told) yield { kind: 'header', header };
    told ||= header !== null;
    if (texts.length > 0) yield { kind: 'entries', json: `[${texts.join(',')}]`, part };
  }
}
