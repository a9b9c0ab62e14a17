import { checkRecording, createLineCheck, RecordingRefused } from '@socketlab/recording';
import { quickLines } from './quickLines.ts';
import type { ReaderMessage } from './readerMessages.ts';

/** Entries said at once: a message has its price, whatever it carries. */
const entriesAtOnce = 1000;

/**
 * Says of a file, piece by piece, what it holds. Entries go as texts, not as objects: whoever gets them reads them again in less time than a
 * copy of the objects takes from thread to thread.
 */
export async function sayRecording(
  bytes: Uint8Array<ArrayBuffer>,
  say: (message: ReaderMessage) => void,
): Promise<void> {
  try {
    await sayQuickly(bytes, say);
    say({ kind: 'done' });
  } catch (error) {
    say(refusalOf(bytes, error));
  }
}

async function sayQuickly(bytes: Uint8Array<ArrayBuffer>, say: (message: ReaderMessage) => void): Promise<void> {
  const check = createLineCheck();
  let told = false;
  let waiting: string[] = [];
  for await (const lines of quickLines(bytes)) {
    const { header, texts, part } = check.take(lines);
    if (header && !told) say({ kind: 'header', header });
    told ||= header !== null;
    // One by one: as many as a browser may unfold at once are too many arguments for a call.
    for (const text of texts) waiting.push(text);
    if (waiting.length < entriesAtOnce && part < 1) continue;
    say({ kind: 'entries', json: `[${waiting.join(',')}]`, part });
    waiting = [];
  }
  check.end();
}

/** The browser says of a damaged or cut file only that it can't be unfolded: our own reader says what is wrong with it. */
function refusalOf(bytes: Uint8Array, error: unknown): ReaderMessage {
  try {
    if (error instanceof RecordingRefused) throw error;
    for (const _ of checkRecording(bytes));
    return { kind: 'failed', message: String(error) };
  } catch (reason) {
    if (reason instanceof RecordingRefused) return { kind: 'refused', code: reason.code, detail: reason.detail };
    return { kind: 'failed', message: String(reason) };
  }
}
