import { RecordingRefused } from '@socketlab/recording';
import { RecordingUnavailable } from './fetchRecording.ts';

/** What is said of an error while a recording was opened, wherever it was to be shown. What nobody foresaw is reported besides. */
export function whyNotOpened(error: unknown): string {
  if (error instanceof RecordingRefused || error instanceof RecordingUnavailable) return error.message;
  // A file that was moved or forbidden meanwhile (File API, NotReadableError).
  if (error instanceof DOMException)
    return '파일을 읽지 못했습니다. 파일이 아직 그 자리에 있는지 확인하고 다시 엽니다.';
  reportError(error);
  return '페이지에 문제가 생겨 기록을 열지 못했습니다. 페이지를 새로 고친 뒤 다시 엽니다.';
}
