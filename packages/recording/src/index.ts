export { exportJsonLines } from './exportJsonLines.ts';
export { exportPcapng, NothingCaptured, whyNoPcapng } from './exportPcapng.ts';
export { type Bookmark, type RecordedFile, type RecordingHeader, recordingHeaderSchema } from './header.ts';
export { checkRecording, readRecording, readRecordingHeader } from './readRecording.ts';
export { recordingLimits, recordingVersion } from './recordingLimits.ts';
export { type RecordingRefusal, RecordingRefused } from './refusal.ts';
export { type Pace, type Recording, writeRecording } from './writeRecording.ts';
