import { describe, expect, test } from 'vitest';
import { recordingsPath as path, refusalOf, startSharing, stored } from './sharing.ts';
import { stopWallClock } from './stopWallClock.ts';
import { createBrowser } from './testBrowser.ts';

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
    stopWallClock();
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
