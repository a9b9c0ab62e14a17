import type { RecordingHeader } from '@socketlab/recording';
import type { ReaderMessage } from './readerMessages.ts';
import { sayRecording } from './sayRecording.ts';
import { startWorker } from './startWorker.ts';

type Entries = Extract<ReaderMessage, { kind: 'entries' }>;
type End = Exclude<ReaderMessage, { kind: 'header' | 'entries' }>;

/** A file that is being read on another thread. */
export interface Reading {
  /** Null until it has been read. */
  readonly header: RecordingHeader | null;
  /** The reader's last word, once it has come; pieces may still wait to be taken. */
  end(): End | null;
  /** The next piece, as soon as there is one; null: none came, but the end did. */
  next(): Promise<Entries | null>;
  /** The pieces that nobody has taken. */
  left(): string[];
  close(): void;
}

/** Begins to read. Where there is no other thread to be had, or its code can't be fetched any more, this one reads, a little slower. */
export function startReading(bytes: Uint8Array<ArrayBuffer>): Reading {
  const pieces: Entries[] = [];
  let header: RecordingHeader | null = null;
  let end: End | null = null;
  let wake = () => {};
  const hear = (message: ReaderMessage) => {
    if (message.kind === 'header') header = message.header;
    else if (message.kind === 'entries') pieces.push(message);
    else end = message;
    wake();
  };
  const worker = startWorker(readerWorker);
  if (worker) {
    worker.onmessage = ({ data }: MessageEvent<ReaderMessage>) => hear(data);
    worker.onerror = ({ message }) => {
      const hasBegun = header !== null;
      worker.terminate();
      if (hasBegun) hear({ kind: 'failed', message });
      else void sayRecording(bytes, hear);
    };
    worker.postMessage(bytes);
  } else void sayRecording(bytes, hear);
  return {
    get header() {
      return header;
    },
    end: () => end,
    async next() {
      while (pieces.length === 0 && end === null)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return pieces.shift() ?? null;
    },
    left: () => pieces.splice(0).map(({ json }) => json),
    close: () => worker?.terminate(),
  };
}

const readerWorker = () =>
  new Worker(new URL('./readerWorker.ts', import.meta.url), { type: 'module', name: 'reader' });
