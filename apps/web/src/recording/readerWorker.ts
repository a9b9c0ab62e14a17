import type { ReaderMessage } from './readerMessages.ts';
import { sayRecording } from './sayRecording.ts';

/** What of a worker's own world is used here: its types and a page's can't stand in one program. */
const own = globalThis as unknown as {
  postMessage(message: ReaderMessage): void;
  onmessage: ((event: { data: Uint8Array<ArrayBuffer> }) => void) | null;
};

own.onmessage = ({ data }) => void sayRecording(data, (message) => own.postMessage(message));
