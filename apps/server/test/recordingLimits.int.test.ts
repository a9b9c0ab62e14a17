import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { sharingLimits } from '@socketlab/protocol/recordings';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inTime } from './inTime.ts';
import { createManualClock } from './manualClock.ts';
import { binary, recordingsPath as path, refusalOf, startSharing, stored, upload } from './sharing.ts';
import { recordingOfSize, someRecording } from './someRecording.ts';
import { stopWallClock } from './stopWallClock.ts';
import type { TestApp } from './testApp.ts';
import { createBrowser, joinClass, openClass, type TestBrowser } from './testBrowser.ts';

interface AnswerByHand {
  line: string;
  code: string | undefined;
  close(): void;
}

/** An upload written by hand, and what answers it; `end` false: as soon as it is sent. */
function byHand(app: TestApp, headers: string[], body: Uint8Array[], end = true): Promise<AnswerByHand> {
  const answer = new Promise<AnswerByHand>((resolve) => {
    const socket = connect(app.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const close = () => void socket.destroy();
    let text = '';
    const done = () =>
      resolve({ line: text.split('\r\n', 1)[0] ?? '', code: /"code":"([\w-]+)"/.exec(text)?.[1], close });
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
      if (text.includes('}')) done();
    });
    socket.on('close', done);
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: 127.0.0.1:${app.port}`,
      `authorization: Bearer ${app.token}`,
      'content-type: application/octet-stream',
      ...headers,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    for (const part of body) socket.write(part);
    if (!end) socket.write('', done);
  });
  return inTime(answer, `an answer to an upload with ${headers}`);
}

/** An upload of this browser that has begun and does not go on; `forgotten` once the server has heard of its end. */
async function beginSlowly(app: TestApp, browser: TestBrowser): Promise<{ slow: Socket; forgotten: Promise<unknown> }> {
  await browser.me();
  const arrived = once(app.fastify.server, 'request');
  const slow = connect(app.port, '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  slow.on('error', () => {});
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${app.port}`,
    `origin: ${app.origin}`,
    `cookie: ${browser.cookieHeader()}`,
    'content-type: application/octet-stream',
    'content-length: 5000',
  ];
  slow.write(`${head.join('\r\n')}\r\n\r\nsocketlab-`);
  const [, reply] = (await inTime(arrived, 'the slow upload begins')) as [unknown, ServerResponse];
  return { slow, forgotten: once(reply, 'close') };
}

describe('[SH4] sizes', () => {
  test('8 MiB are kept, a byte more is not', async () => {
    const { owner, count } = await startSharing();
    const largest = recordingOfSize(sharingLimits.fileBytes);
    const id = await stored(owner, largest);
    expect((await owner.get(`${path}/${id}`)).bytes.equals(largest)).toBe(true);
    expect(await count()).toBe(1);
  });

  test('a stream of 9 MiB is cut off, with a length or without', async () => {
    const { app, count } = await startSharing();
    const megabyte = new Uint8Array(1024 * 1024);
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
    const streamed = await byHand(
      app,
      ['transfer-encoding: chunked'],
      [
        Buffer.from(`${someRecording.length.toString(16)}\r\n`),
        someRecording,
        Buffer.from('\r\n'),
        ...Array(9).fill(chunk),
      ],
    );
    const tooLarge = { line: 'HTTP/1.1 413 Payload Too Large', code: 'recording-too-large' };
    expect(streamed).toMatchObject(tooLarge);
    for (const bytes of [9 * megabyte.length, sharingLimits.fileBytes + 1, 9e15])
      expect(await byHand(app, [`content-length: ${bytes}`], [])).toMatchObject(tooLarge);
    expect(await count()).toBe(0);
  });

  test('a length that lies gets nothing in but what it announced', async () => {
    const { app, owner, count, all } = await startSharing();
    const more = await byHand(app, [`content-length: ${someRecording.length + 1000}`], [someRecording], false);
    more.close();
    for (const lie of [
      ['content-length: 1e3'],
      ['content-length: -1'],
      ['content-length: 10', 'transfer-encoding: chunked'],
    ])
      expect((await byHand(app, lie, [someRecording])).line).toBe('HTTP/1.1 400 Bad Request');
    expect(await count()).toBe(0);
    // At most as many bytes as were announced, with a whole header: that opens nowhere, and what follows is no request.
    const announced = someRecording.length - 1000;
    await byHand(app, [`content-length: ${announced}`], [someRecording]);
    await stored(owner);
    const { recordings } = (await owner.get(path)).json;
    expect(recordings).toMatchObject([{ bytes: someRecording.length }]);
    for (const { bytes } of await all()) expect([announced, someRecording.length]).toContain(bytes);
  });

  test('nothing else takes more than it did', async () => {
    const { owner } = await startSharing();
    expect((await owner.post('/api/classes', { title: 'x'.repeat(20_000), instructor: 'x' })).status).toBe(413);
    expect((await owner.send('POST', '/api/classes', someRecording, binary)).json.code).toBe('bad-json');
  });
});

test('[SH4] who sends slowly keeps nobody from it but themselves, and has their place back when they are gone', async () => {
  const { app, owner } = await startSharing();
  const { slow, forgotten } = await beginSlowly(app, owner);
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  const another = createBrowser(app, { token: app.token });
  await stored(another);
  slow.destroy();
  await inTime(forgotten, 'the server hears that the slow upload is gone');
  expect((await upload(owner)).status).toBe(200);
});

test('[SH4] an upload that takes longer than a minute is cut off, and its place is free', async () => {
  const clock = createManualClock();
  const { app, owner, count } = await startSharing(undefined, clock);
  const { slow, forgotten } = await beginSlowly(app, owner);
  const closed = once(slow, 'close');
  // Once this one is refused the slow one has begun.
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  clock.advance(sharingLimits.uploadMs - 1);
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  clock.advance(1);
  await inTime(Promise.all([closed, forgotten]), 'the slow upload is cut off');
  expect((await upload(owner)).status).toBe(200);
  expect(await count()).toBe(1);
});

test('[SH4] one member stores ten times a minute at most', async () => {
  stopWallClock();
  const { app } = await startSharing();
  const { opened } = await openClass(app);
  const { student } = await joinClass(app, opened.pin, '하늘');
  const { student: other } = await joinClass(app, opened.pin, '바다');
  const statuses: number[] = [];
  for (let time = 0; time < 12; time++) statuses.push((await upload(student)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  expect((await upload(other)).status).toBe(200);
});
