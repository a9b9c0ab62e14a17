import { mayLeaveRun } from './mayLeaveRun.ts';
import { openRecordingFile } from './openRecording.ts';

/** Opens a file at its own place, whatever the page shows. What runs is asked about first: its lab ends with the turn of the page. */
export async function takeFile(file: File, navigate: (to: string) => void): Promise<void> {
  if (!(await mayLeaveRun())) return;
  navigate('/recording');
  await openRecordingFile(file);
}
