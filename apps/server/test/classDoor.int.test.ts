import { describe, expect, test } from 'vitest';
import { inTime } from './inTime.ts';
import { stopWallClock } from './stopWallClock.ts';
import { startTestApp, type TestApp } from './testApp.ts';
import { createBrowser, joinClass, openClass } from './testBrowser.ts';

const door = ['/join', '/join/123456', '/class/recover'];
const inside = ['/', '/lessons/tcp-server-client', '/class', '/join/1/2', '/%6aoin', '/join%2f..%2flessons'];

const memberCookie = (app: TestApp) => `socketlab-class-${app.port}`;

describe('who has nothing', () => {
  test('[CL3] finds the door of a class and what it is drawn with, and nothing else', async () => {
    const app = await startTestApp();
    const stranger = createBrowser(app);
    for (const path of door) expect((await stranger.get(path)).body, path).toContain('소켓랩');
    expect((await stranger.get('/assets/page-abc.js')).status).toBe(200);
    expect(await stranger.me()).toEqual({ owner: false, addresses: [], class: null });
    for (const path of [...inside, '/assets/gone.js', '/api/info', '/api/nothing', '/package.json']) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.json?.code], path).toEqual([401, 'unauthorized']);
    }
    for (const [method, path] of [
      ['POST', '/join'],
      ['PUT', '/join'],
      ['POST', '/api/classes'],
      ['DELETE', '/api/join'],
    ] as const)
      expect((await stranger.send(method, path)).status, path).toBe(401);
    expect([await stranger.knock('/ws'), await stranger.knock('/ws/class')]).toEqual([401, 401]);
    const page = await stranger.send('GET', '/', undefined, { accept: 'text/html' });
    expect(page.body).toContain('href="/join"');
  });

  test('[CL3] a made-up cookie is no cookie', async () => {
    const app = await startTestApp();
    const stranger = createBrowser(app);
    for (const value of ['x', 'x'.repeat(43), "' OR 1=1 --", 'null']) {
      stranger.cookies.set(memberCookie(app), encodeURIComponent(value));
      expect((await stranger.get('/')).status).toBe(401);
      expect(await stranger.knock('/ws/class')).toBe(401);
      expect((await stranger.me()).class).toBeNull();
    }
  });
});

test('[CL4] a student needs no token, from the door to the lab, and opens no class', async () => {
  const app = await startTestApp();
  const { opened } = await openClass(app);
  const student = createBrowser(app);
  expect((await student.get(`/join/${opened.pin}`)).status).toBe(200);
  await student.me();
  const answer = await student.post('/api/join', { pin: opened.pin, nickname: '하늘' });
  expect(answer.json).toMatchObject({ id: opened.class, role: 'student', nickname: '하늘', pin: opened.pin });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(
    new RegExp(`${memberCookie(app)}=[\\w-]{43}; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Strict`),
  );

  expect(await student.me()).toMatchObject({ owner: false, class: { role: 'student', nickname: '하늘' } });
  for (const path of ['/', '/lessons/tcp-server-client', '/api/info', ...door])
    expect((await student.get(path)).status, path).toBe(200);
  expect([await student.knock('/ws'), await student.knock('/ws/class')]).toEqual([101, 101]);

  const refused = await student.post('/api/classes', { title: '내 수업', instructor: '하늘' });
  expect([refused.status, refused.json.code]).toEqual([401, 'unauthorized']);
  expect([...student.cookies.keys()]).not.toContain(`socketlab-${app.port}`);
  expect(JSON.stringify([...student.cookies])).not.toContain(app.token);
});

test('[CL4] a class’s pages are for its members: the owner who is in none is turned away', async () => {
  const app = await startTestApp();
  const owner = createBrowser(app, { token: app.token });
  const socket = await owner.open('/ws/class');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  expect(await inTime(closed, 'the page is closed')).toBe(1008);
});

describe('[CL5] other sites', () => {
  test('can neither join, open, leave nor listen in a browser’s name', async () => {
    const app = await startTestApp();
    const { teacher, opened } = await openClass(app);
    const { student } = await joinClass(app, opened.pin, '하늘');
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${app.port + 1}`]) {
      for (const path of ['/api/join', '/api/leave', '/api/classes', '/api/classes/recover']) {
        const answer = await teacher.send('POST', path, {}, { origin });
        expect(answer.json, `${path} ${origin}`).toMatchObject({ code: 'forbidden-origin' });
      }
      expect(await student.knock('/ws/class', origin)).toBe(403);
      expect(await student.knock('/ws', origin)).toBe(403);
    }
    expect(await student.knock('/ws/class', null)).toBe(403);
    const bearer = { authorization: `Bearer ${'x'.repeat(43)}` };
    expect((await student.send('GET', '/', undefined, bearer)).status).toBe(401);
    expect((await student.me()).class).not.toBeNull();
  });

  test.each([
    ['no JSON', '{"pin":', 'application/json', 'bad-json'],
    ['a text', '{"pin":"123456","nickname":"x"}', 'text/plain', 'bad-fields'],
    ['a form', 'pin=123456&nickname=x', 'application/x-www-form-urlencoded', 'bad-json'],
    ['another shape', '{"pin":123456,"nickname":"x"}', 'application/json', 'bad-fields'],
    ['a prototype', '{"__proto__":{"pin":"1"}}', 'application/json', 'bad-json'],
    ['nothing', '', 'application/json', 'bad-json'],
  ])('send %s, and are told so', async (_, body, type, code) => {
    const app = await startTestApp();
    const stranger = createBrowser(app);
    for (const path of ['/api/join', '/api/classes/recover']) {
      const answer = await stranger.send('POST', path, body, { 'content-type': type });
      expect([answer.status, answer.json.code]).toEqual([400, code]);
    }
  });

  test('a body beyond all measure is refused as one', async () => {
    const app = await startTestApp();
    const answer = await createBrowser(app).post('/api/join', { pin: '1', nickname: 'x'.repeat(20_000) });
    expect([answer.status, answer.json.code]).toEqual([413, 'message-too-large']);
  });
});

test('[CL16] a link in another app, which brings no cookies, leaves the browser’s session alone', async () => {
  const app = await startTestApp();
  const { opened } = await openClass(app);
  const visitor = createBrowser(app);
  expect((await visitor.get(`/join/${opened.pin}`)).headers['set-cookie']).toBeUndefined();
  await visitor.me();
  expect([...visitor.cookies.keys()]).toEqual([`socketlab-session-${app.port}`]);
});

test('[CL17] the owner and instructors learn under which addresses students come; nobody else does', async () => {
  const addresses = ['http://192.0.2.7:4650/join'];
  const app = await startTestApp({ joinAddresses: () => addresses });
  const { teacher, opened } = await openClass(app);
  const { student } = await joinClass(app, opened.pin, '하늘');
  const owner = createBrowser(app, { token: app.token });
  expect(opened.addresses).toEqual(addresses);
  const found = await Promise.all([teacher, owner, student].map(async (one) => (await one.me()).addresses));
  expect(found).toEqual([addresses, addresses, []]);
});

test('[CL10] three hundred students behind one address get in within a minute', async () => {
  stopWallClock();
  const app = await startTestApp();
  const { opened } = await openClass(app);
  const statuses = new Set<number>();
  for (let round = 0; round < 30; round++) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const student = createBrowser(app);
        const join = { pin: opened.pin, nickname: `학생 ${round * 10 + index}` };
        for (const step of [
          () => student.get('/join'),
          () => student.get('/api/me'),
          () => student.post('/api/join', join),
          () => student.get('/'),
          () => student.get('/api/me'),
          () => student.get('/api/info'),
        ])
          statuses.add((await step()).status);
      }),
    );
  }
  expect(statuses).toEqual(new Set([200]));
}, 120_000);
