import type { RecordingHeader } from '@socketlab/recording';

const format = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeStyle: 'medium' });

/** When a run began, on the reader's own clock. */
export const startWords = (start: RecordingHeader['start']): string =>
  start === null ? '알 수 없음' : format.format(start.wallMs);
