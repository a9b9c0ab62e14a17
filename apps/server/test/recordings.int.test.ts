import { join } from 'node:path';
import { sharingLimits } from '@socketlab/protocol/recordings';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { recordingFolder } from '../src/recordings/recordingFolder.ts';
import { createRecordingStore } from '../src/recordings/recordingStore.ts';
import { recordingsPath as path, refusalOf, startSharing, stored, upload } from './sharing.ts';
import { someRecording, temporaryFolder } from './someRecording.ts';
import { startTestApp } from './testApp.ts';
import { createBrowser } from './testBrowser.ts';

test('[SH1] stored, listed, opened by its link, deleted', async () => {
  const { app, owner } = await startSharing();
  const answer = await upload(owner);
  expect([answer.status, Object.keys(answer.json).sort()]).toEqual([200, ['expiresAtMs', 'id']]);
  const { id, expiresAtMs } = answer.json;
  expect(expiresAtMs - Date.now()).toBeGreaterThan(sharingLimits.keptMs - 60_000);
  const { recordings } = (await owner.get(path)).json;
  expect(recordings).toEqual([
    {
      id,
      expiresAtMs,
      title: expect.any(String),
      bytes: someRecording.length,
      entries: expect.any(Number),
      createdAtMs: expiresAtMs - sharingLimits.keptMs,
    },
  ]);
  expect(recordings[0].title).not.toBe('');
  const stranger = createBrowser(app);
  expect((await stranger.get(`${path}/${id}`)).bytes).toEqual(someRecording);
  expect((await owner.send('DELETE', `${path}/${id}`)).json).toEqual({ deleted: true });
  expect(refusalOf(await stranger.get(`${path}/${id}`))).toEqual([404, 'unknown-recording']);
  expect((await owner.get(path)).json).toEqual({ recordings: [] });
});

test('[SH1] a server that is started anew has them still, and the browser is still their owner', async () => {
  const folder = join(await temporaryFolder(), 'recordings');
  const first = await startSharing(folder);
  const id = await stored(first.owner);
  await first.store.close();
  const second = await startSharing(folder);
  const session = first.owner.cookies.get(`socketlab-session-${first.app.port}`)!;
  second.owner.cookies.set(`socketlab-session-${second.app.port}`, session);
  expect((await second.owner.get(`${path}/${id}`)).bytes).toEqual(someRecording);
  expect((await second.owner.get(path)).json.recordings).toHaveLength(1);
});

test('[SH3] two servers on one folder', async () => {
  const folder = join(await temporaryFolder(), 'recordings');
  const [a, b] = [await startSharing(folder), await startSharing(folder)];
  const [ofA, ofB] = await Promise.all([stored(a.owner), stored(b.owner)]);
  for (const { app } of [a, b])
    for (const id of [ofA, ofB]) expect((await createBrowser(app).get(`${path}/${id}`)).bytes).toEqual(someRecording);
  expect((await a.owner.send('DELETE', `${path}/${ofB}`)).status).toBe(200);
  expect((await b.owner.get(`${path}/${ofB}`)).status).toBe(404);
  expect((await b.owner.get(path)).json.recordings).toEqual([]);
});

describe('[SH5] what is no recording', () => {
  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'application/octet-stream', 'not-a-recording'],
    ['a page that says so', '<!doctype html>', 'text/html', 'not-a-recording'],
    ['a recording that calls itself a page', someRecording, 'text/html', 'not-a-recording'],
    ['a form', someRecording, 'multipart/form-data; boundary=x', 'not-a-recording'],
    ['JSON', '{}', 'application/json', 'not-a-recording'],
    ['half of JSON', '{"', 'application/json', 'not-a-recording'],
    ['nothing', '', 'application/octet-stream', 'not-a-recording'],
    [
      'a later version',
      `socketlab-recording 99\n${someRecording.subarray(22).toString('latin1')}`,
      'application/octet-stream',
      'from-the-future',
    ],
    ['a cut off one', someRecording.subarray(0, 30), 'application/octet-stream', 'truncated'],
    [
      'a header that is none',
      Buffer.concat([someRecording.subarray(0, 40), Buffer.alloc(500, 7)]),
      'application/octet-stream',
      'damaged',
    ],
  ])('%s is refused in Korean', async (_, body, type, code) => {
    const { owner } = await startSharing();
    const answer = await upload(owner, body, { 'content-type': type });
    expect(refusalOf(answer)).toEqual([400, code]);
    expect(answer.json.message).toMatch(/[가-힣]/);
    expect((await owner.get(path)).json.recordings).toEqual([]);
  });

  test('what is kept is served as bytes, whatever it holds and whoever asks for a page', async () => {
    const { owner } = await startSharing();
    const page = Buffer.concat([someRecording, Buffer.from('<script>alert(1)</script>')]);
    const id = await stored(owner, page);
    for (const accept of ['text/html', '*/*']) {
      const { headers, bytes } = await owner.send('GET', `${path}/${id}`, undefined, { accept });
      expect(bytes).toEqual(page);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-length': String(page.length),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-disposition']).toMatch(/^attachment; filename="socketlab-\d{4}-\d\d-\d\d\.socketlab"$/);
    }
  });
});

test('[SH6] its time is over for everybody at once', async () => {
  const { app, owner, wall } = await startSharing();
  const id = await stored(owner);
  wall.ms += sharingLimits.keptMs;
  expect(refusalOf(await createBrowser(app).get(`${path}/${id}`))).toEqual([404, 'unknown-recording']);
  expect((await owner.get(path)).json.recordings).toEqual([]);
  expect((await owner.send('DELETE', `${path}/${id}`)).status).toBe(404);
});

test('[SH11] where nothing can be kept every request of it says so, and labs go on', async () => {
  const app = await startTestApp();
  const owner = createBrowser(app, { token: app.token });
  for (const answer of [
    await upload(owner),
    await owner.get(path),
    await owner.get(`${path}/${'x'.repeat(24)}`),
    await owner.send('DELETE', `${path}/${'x'.repeat(24)}`),
  ]) {
    expect(refusalOf(answer)).toEqual([503, 'sharing-off']);
    expect(answer.json.message).toMatch(/기록을 둘 수 없습니다/);
  }
  expect(await owner.knock('/ws')).toBe(101);
});

test('[SH11] a folder that can’t be written any more is told to the terminal, and to the page in Korean', async () => {
  const folder = join(await temporaryFolder(), 'recordings');
  const files = recordingFolder(folder);
  const denied = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
  const store = createRecordingStore({
    folder: { ...files, write: () => Promise.reject(denied) },
    clock: systemClock,
    nowMs: Date.now,
  });
  onTestFinished(() => store.close());
  const errors: unknown[] = [];
  const app = await startTestApp({ recordings: store, onInternalError: (error) => errors.push(error) });
  const owner = createBrowser(app, { token: app.token });
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-off']);
  expect(errors).toEqual([denied]);
  expect(await owner.knock('/ws')).toBe(101);
});
