import { type StoredRecording, sharingErrorMessages, sharingLimits } from '@socketlab/protocol/recordings';
import type { Answer } from '../../state/serverAnswer.ts';
import { notMade } from '../notMade.ts';
import type { UploadOptions } from './requests.ts';

/** How far a link is on its way. */
export type Making =
  | { kind: 'ready' }
  /** The file is being written. */
  | { kind: 'writing' }
  | { kind: 'sending'; part: number; bytes: number }
  | { kind: 'stored'; stored: StoredRecording }
  | { kind: 'failed'; message: string };

interface MakeLinkParts {
  recording(): Promise<Uint8Array>;
  upload(bytes: Uint8Array, options: UploadOptions): Promise<Answer<StoredRecording>>;
  /** Told of every step, until `signal` says that nobody wants to know any more. */
  onStep(step: Making): void;
  signal: AbortSignal;
}

/** Writes the recording and puts it on the server. Never rejects. */
export async function makeLink({ recording, upload, onStep, signal }: MakeLinkParts): Promise<void> {
  const tell = (step: Making) => {
    if (!signal.aborted) onStep(step);
  };
  tell({ kind: 'writing' });
  let bytes: Uint8Array;
  try {
    bytes = await recording();
  } catch {
    return tell({ kind: 'failed', message: notMade });
  }
  if (signal.aborted) return;
  if (bytes.length > sharingLimits.fileBytes)
    return tell({ kind: 'failed', message: sharingErrorMessages['recording-too-large'] });
  const sending = (part: number): Making => ({ kind: 'sending', part, bytes: bytes.length });
  tell(sending(0));
  const answer = await upload(bytes, { onPart: (part) => tell(sending(part)), signal });
  tell(answer.ok ? { kind: 'stored', stored: answer.value } : { kind: 'failed', message: answer.message });
}
