import { sharingLimits } from '@socketlab/protocol/recordings';
import { describe, expect, test } from 'vitest';
import { binary, recordingsPath as path, refusalOf, startSharing, stored, upload } from './sharing.ts';
import { recordingOfSize, someRecording } from './someRecording.ts';
import { createBrowser, joinClass, openClass } from './testBrowser.ts';

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
