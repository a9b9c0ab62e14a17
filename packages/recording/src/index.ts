export { exportJsonLines } from './exportJsonLines.ts';
export { exportPcapng, NothingCaptured } from './exportPcapng.ts';
export { type Bookmark, type RecordedFile, type RecordingHeader, recordingHeaderSchema } from './header.ts';
export {
  checkRecording,
  createLineCheck,
  type LineCheck,
  readRecording,
  readRecordingHeader,
} from './readRecording.ts';
export type { Recording } from './recording.ts';
export { recordingLimits, recordingVersion } from './recordingLimits.ts';
export { type RecordingRefusal, RecordingRefused } from './refusal.ts';
export { gzipContentAt } from './unfold.ts';
export { type Pace, writeRecording } from './writeRecording.ts';
