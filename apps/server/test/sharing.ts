import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../src/clock.ts';
import { recordingFolder } from '../src/recordings/recordingFolder.ts';
import { createRecordingStore } from '../src/recordings/recordingStore.ts';
import { someRecording, temporaryFolder } from './someRecording.ts';
import { startTestApp } from './testApp.ts';
import { type Answer, createBrowser, type TestBrowser } from './testBrowser.ts';

export const recordingsPath = '/api/recordings';
export const binary = { 'content-type': 'application/octet-stream' };

/** A server that keeps recordings in a folder of the test's, and the wall clock they age by. */
export async function startSharing(folder?: string, clock: Clock = systemClock) {
  const wall = { ms: Date.now() };
  const files = recordingFolder(folder ?? join(await temporaryFolder(), 'recordings'));
  const store = createRecordingStore({ folder: files, clock: systemClock, nowMs: () => wall.ms });
  const app = await startTestApp({ recordings: store, clock });
  onTestFinished(() => store.close());
  /** How many lie in the folder, whosever they are. */
  const count = async () => {
    const { ids, leftovers } = await files.look();
    expect(leftovers).toEqual([]);
    return ids.length;
  };
  const all = async () => Promise.all((await files.look()).ids.map(async (id) => (await files.read(id))!));
  return { app, store, wall, count, all, owner: createBrowser(app, { token: app.token }) };
}

/** Sends a file to be stored: `someRecording` where no other is named. */
export const upload = (
  browser: TestBrowser,
  bytes: Uint8Array | string = someRecording,
  headers: Record<string, string> = {},
) => browser.send('POST', recordingsPath, bytes, { ...binary, ...headers });

/** Stores it and gives its id. */
export async function stored(browser: TestBrowser, bytes?: Uint8Array): Promise<string> {
  const answer = await upload(browser, bytes);
  if (answer.status !== 200) throw new Error(answer.body);
  return answer.json.id;
}

export const refusalOf = ({ status, json }: Answer) => [status, json?.code];
