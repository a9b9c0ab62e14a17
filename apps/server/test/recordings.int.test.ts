import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sharingLimits } from '@socketlab/protocol/recordings';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Clock, systemClock } from '../src/clock.ts';
import { recordingFolder } from '../src/recordings/recordingFolder.ts';
import { createRecordingStore } from '../src/recordings/recordingStore.ts';
import { createManualClock } from './manualClock.ts';
import { recordingOfSize, someRecording, temporaryFolder } from './someRecording.ts';
import { startTestApp, type TestApp } from './testApp.ts';
import { type Answer, createBrowser, joinClass, openClass, type TestBrowser } from './testBrowser.ts';

const path = '/api/recordings';
const binary = { 'content-type': 'application/octet-stream' };

/** A server that keeps recordings in a folder of the test's, and the wall clock they age by. */
async function startSharing(folder?: string, clock: Clock = systemClock) {
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

const upload = (
  browser: TestBrowser,
  bytes: Uint8Array | string = someRecording,
  headers: Record<string, string> = {},
) => browser.send('POST', path, bytes, { ...binary, ...headers });

async function stored(browser: TestBrowser, bytes?: Uint8Array): Promise<string> {
  const answer = await upload(browser, bytes);
  if (answer.status !== 200) throw new Error(answer.body);
  return answer.json.id;
}

const refusalOf = ({ status, json }: Answer) => [status, json?.code];

/** An upload written by hand, and what answers it; `end` false: as soon as it is sent. */
function byHand(
  app: TestApp,
  headers: string[],
  body: Uint8Array[],
  end = true,
): Promise<{ line: string; code: string | undefined; close(): void }> {
  return new Promise((resolve) => {
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
}

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
  await owner.me();
  const arrived = once(app.fastify.server, 'request');
  const slow = connect(app.port, '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  slow.write(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${app.port}\r\norigin: ${app.origin}\r\ncookie: ${owner.cookieHeader()}\r\ncontent-type: application/octet-stream\r\ncontent-length: 5000\r\n\r\nsocketlab-`,
  );
  await arrived;
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  const another = createBrowser(app, { token: app.token });
  await stored(another);
  slow.destroy();
  await expect.poll(async () => (await upload(owner)).status).toBe(200);
});

test('[SH4] an upload that takes longer than a minute is cut off, and its place is free', async () => {
  const clock = createManualClock();
  const { app, owner, count } = await startSharing(undefined, clock);
  await owner.me();
  const arrived = once(app.fastify.server, 'request');
  const slow = connect(app.port, '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  slow.on('error', () => {});
  const closed = once(slow, 'close');
  slow.write(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${app.port}\r\norigin: ${app.origin}\r\ncookie: ${owner.cookieHeader()}\r\ncontent-type: application/octet-stream\r\ncontent-length: 5000\r\n\r\nsocketlab-`,
  );
  await arrived;
  // Once this one is refused the slow one has begun.
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  clock.advance(sharingLimits.uploadMs - 1);
  expect(refusalOf(await upload(owner))).toEqual([503, 'sharing-busy']);
  clock.advance(1);
  await closed;
  expect((await upload(owner)).status).toBe(200);
  expect(await count()).toBe(1);
});

test('[SH4] one member stores ten times a minute at most', async () => {
  const { app } = await startSharing();
  const { opened } = await openClass(app);
  const { student } = await joinClass(app, opened.pin, '하늘');
  const { student: other } = await joinClass(app, opened.pin, '바다');
  const statuses: number[] = [];
  for (let time = 0; time < 12; time++) statuses.push((await upload(student)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  expect((await upload(other)).status).toBe(200);
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

describe('[SH7] who may store', () => {
  test('the owner, an instructor, a student; nobody else, and no student whose class is over', async () => {
    const { app, owner } = await startSharing();
    const { teacher, opened } = await openClass(app);
    const { student } = await joinClass(app, opened.pin, '하늘');
    for (const browser of [owner, teacher, student]) expect((await upload(browser)).status).toBe(200);
    const stranger = createBrowser(app);
    expect(refusalOf(await upload(stranger))).toEqual([401, 'unauthorized']);
    stranger.cookies.set(`socketlab-class-${app.port}`, 'x'.repeat(43));
    expect(refusalOf(await upload(stranger, recordingOfSize(sharingLimits.fileBytes)))).toEqual([401, 'unauthorized']);
    const page = await teacher.enter(opened.class, 'instructor');
    expect(await page.ask({ kind: 'endClass' })).toMatchObject({ kind: 'reply' });
    expect(refusalOf(await upload(student))).toEqual([401, 'unauthorized']);
  });

  test('other sites can neither store, list, open nor delete in a browser’s name', async () => {
    const { app, owner } = await startSharing();
    const id = await stored(owner);
    for (const [method, at] of [
      ['POST', path],
      ['GET', path],
      ['GET', `${path}/${id}`],
      ['DELETE', `${path}/${id}`],
    ] as const) {
      const body = method === 'POST' ? someRecording : undefined;
      for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${app.port + 1}`])
        expect((await owner.send(method, at, body, { ...binary, origin })).json.code, `${method} ${origin}`).toBe(
          'forbidden-origin',
        );
      if (method === 'POST') continue;
      for (const site of ['cross-site', 'same-site'])
        expect((await owner.send(method, at, body, { 'sec-fetch-site': site })).json.code).toBe('forbidden-origin');
    }
    expect((await owner.get(path)).json.recordings).toHaveLength(1);
  });
});

test('[SH8] a link opens without a token: the recording, its page and what that is drawn with, and nothing else', async () => {
  const { app, owner } = await startSharing();
  const id = await stored(owner);
  const stranger = createBrowser(app);
  expect((await stranger.get(`${path}/${id}`)).status).toBe(200);
  for (const page of [`/recording/${id}`, `/recording/${id}?at=1500`]) {
    const answer = await stranger.get(page);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    expect(answer.body).toContain('소켓랩');
  }
  expect((await stranger.get('/assets/page-abc.js')).status).toBe(200);
  // What sticks to a link in a text: the page says of it that the link is wrong.
  for (const more of ['.', '/', ')', '%EC%9D%84'])
    expect((await stranger.get(`/recording/${id}${more}`)).status, more).toBe(200);
  const shut = [
    '/',
    '/recording',
    '/recording/',
    `/recording/${id}/x`,
    '/recording/..%2flessons',
    `/recording/${id}%2f..%2flessons`,
    `/recording/${id}%5Cx`,
    `/recording/${id}/..%2flessons`,
    '/%72ecording/x',
    '/lab',
    '/api/info',
    `/api/recordings/${id}/x`,
  ];
  for (const at of shut) expect(refusalOf(await stranger.get(at)), at).toEqual([401, 'unauthorized']);
  for (const method of ['POST', 'PUT', 'PATCH', 'HEAD']) {
    for (const at of [`/recording/${id}`, `${path}/${id}`])
      expect((await stranger.send(method, at)).status, `${method} ${at}`).toBe(401);
  }
  expect((await stranger.send('PUT', path)).status).toBe(401);
  expect([await stranger.knock('/ws'), await stranger.knock('/ws/class')]).toEqual([401, 401]);
});

describe('[SH9] whose it is', () => {
  test('others are told what they would be told if it were not there', async () => {
    const { app, owner } = await startSharing();
    const { opened } = await openClass(app);
    const { student } = await joinClass(app, opened.pin, '하늘');
    const { student: other } = await joinClass(app, opened.pin, '바다');
    const id = await stored(student);
    const gone = await other.send('DELETE', `${path}/${'x'.repeat(24)}`);
    for (const browser of [other, createBrowser(app)]) {
      const answer = await browser.send('DELETE', `${path}/${id}`);
      expect([answer.status, answer.body]).toEqual([gone.status, gone.body]);
      expect((await browser.get(path)).json).toEqual({ recordings: [] });
    }
    // Another session in the cookie makes no student another browser.
    other.cookies.set(`socketlab-session-${app.port}`, student.cookies.get(`socketlab-session-${app.port}`)!);
    expect((await other.send('DELETE', `${path}/${id}`)).status).toBe(404);
    expect((await owner.get(path)).json).toEqual({ recordings: [] });
    expect((await owner.send('DELETE', `${path}/${id}`)).status).toBe(200);
  });

  test('a student has theirs also when the class is over, and when the browser was closed', async () => {
    const { app } = await startSharing();
    const { teacher, opened } = await openClass(app);
    const { student } = await joinClass(app, opened.pin, '하늘');
    await student.me();
    const answer = await upload(student);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(
      new RegExp(
        `^socketlab-session-${app.port}=[\\w-]{43}; Max-Age=${90 * 24 * 3600}; Path=/; HttpOnly; SameSite=Strict$`,
      ),
    );
    const page = await teacher.enter(opened.class, 'instructor');
    await page.ask({ kind: 'endClass' });
    expect((await student.get('/')).status).toBe(401);
    expect((await student.get(path)).json.recordings).toMatchObject([{ id: answer.json.id }]);
    expect((await student.send('DELETE', `${path}/${answer.json.id}`)).status).toBe(200);
  });
});

describe('[SH10] guessing', () => {
  test('an id of another form reaches no file', async () => {
    const { app, owner } = await startSharing();
    const id = await stored(owner);
    const tricks = [
      '..%2f..%2fclasses.db',
      '..%2f',
      '%2e%2e%2f%2e%2e',
      '..%5c..%5cx',
      `${id}.json`,
      `${id}.socketlab`,
      `${id}%00`,
      `${id}%2f..%2f${id}`,
      id.slice(1),
      `${id}x`,
      `.%2f${id}`,
      '%E0%A4%A',
      '__proto__',
      id.split('').reverse().join(''),
    ];
    for (const trick of tricks) {
      for (const method of ['GET', 'DELETE']) {
        const answer = await owner.send(method, `${path}/${trick}`);
        expect(answer.status, `${method} ${trick}`).toBe(404);
        expect(answer.body).not.toMatch(/"browser"|SQLite/);
      }
    }
    expect((await createBrowser(app).get(`${path}/${id}`)).status).toBe(200);
  });

  test('an address without token or class opens 600 times a minute at most', async () => {
    const { app, owner } = await startSharing();
    const id = await stored(owner);
    const stranger = createBrowser(app);
    const counts = new Map<number, number>();
    for (let round = 0; round < 7; round++) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          stranger.get(`${path}/${'x'.repeat(21)}${String(round * 100 + index).padStart(3, '0')}`),
        ),
      );
      for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    expect(counts).toEqual(
      new Map([
        [404, 600],
        [429, 100],
      ]),
    );
    expect((await owner.get(`${path}/${id}`)).status).toBe(200);
  });
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
