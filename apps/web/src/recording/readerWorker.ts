import { checkRecording, RecordingRefused } from '@socketlab/recording';
import type { ReaderMessage } from './readerMessages.ts';

/** What of a worker's own world is used here: its types and a page's can't stand in one program. */
const own = globalThis as unknown as {
  postMessage(message: ReaderMessage): void;
  onmessage: ((event: { data: Uint8Array }) => void) | null;
};

/** Texts go to the page, not objects: it reads them again in less time than a copy of the objects takes. */
own.onmessage = ({ data: bytes }) => {
  try {
    let told = false;
    for (const { header, texts, part } of checkRecording(bytes)) {
      if (header && !told) own.postMessage({ kind: 'header', header });
      told ||= header !== null;
      if (texts.length > 0) own.postMessage({ kind: 'entries', json: `[${texts.join(',')}]`, part });
    }
    own.postMessage({ kind: 'done' });
  } catch (error) {
    if (error instanceof RecordingRefused) own.postMessage({ kind: 'refused', code: error.code, detail: error.detail });
    else own.postMessage({ kind: 'failed', message: String(error) });
  }
};
