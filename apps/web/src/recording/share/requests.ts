import { meSchema } from '@socketlab/protocol/class';
import {
  deletedRecordingSchema,
  type SharedRecording,
  type StoredRecording,
  sharedListSchema,
  storedRecordingSchema,
} from '@socketlab/protocol/recordings';
import { type Answer, type Schema, unreachable } from '../../state/serverAnswer.ts';
import { readAnswer, shutOut } from './answer.ts';

const path = '/api/recordings';

export interface UploadOptions {
  /** How much has left, 0 to 1. */
  onPart(part: number): void;
  signal: AbortSignal;
}

/** Puts a recording on the server. Never rejects; one that was aborted resolves like one that never arrived. `fetch` does not tell how much has left. */
export function uploadRecording(
  bytes: Uint8Array,
  { onPart, signal }: UploadOptions,
): Promise<Answer<StoredRecording>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve(unreachable);
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () =>
      resolve(readAnswer(request.status, request.responseText, storedRecordingSchema)),
    );
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    signal.addEventListener('abort', () => request.abort());
    request.send(bytes as Uint8Array<ArrayBuffer>);
  });
}

/** This browser's recordings on the server, the newest first. Never rejects. */
export async function listRecordings(): Promise<Answer<SharedRecording[]>> {
  const answer = await ask('GET', path, sharedListSchema);
  return answer.ok ? { ok: true, value: answer.value.recordings } : answer;
}

/** Never rejects. */
export const deleteRecording = (id: string): Promise<Answer<{ deleted: true }>> =>
  ask('DELETE', `${path}/${id}`, deletedRecordingSchema);

/** Where other machines reach this server, as far as it tells this browser; empty where it does not. Never rejects. */
export async function addressesToTell(): Promise<readonly string[]> {
  const answer = await ask('GET', '/api/me', meSchema);
  return answer.ok ? answer.value.addresses : [];
}

/** Why this browser may not put anything on the server, where that is known before it tries; null otherwise. Never rejects. */
export async function whyNotStore(): Promise<string | null> {
  const answer = await ask('GET', '/api/me', meSchema);
  return answer.ok && !answer.value.owner && answer.value.class === null ? shutOut : null;
}

async function ask<T>(method: string, to: string, schema: Schema<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(to, { method });
    return readAnswer(response.status, await response.text(), schema);
  } catch {
    return unreachable;
  }
}
