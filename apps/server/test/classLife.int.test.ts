import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classLimits } from '@socketlab/protocol/class';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openClassStore } from '../src/classes/db/classStore.ts';
import { createManualClock } from './manualClock.ts';
import { createScriptedLab } from './scriptedLab.ts';
import { startTestApp, type TestApp } from './testApp.ts';
import { createBrowser, joinClass, openClass, type TestBrowser } from './testBrowser.ts';
import { pageOn } from './testPage.ts';

const openPage = async (browser: TestBrowser) => pageOn(await browser.open('/ws'));
const sessionOf = (app: TestApp, browser: TestBrowser) => browser.cookies.get(`socketlab-session-${app.port}`) ?? '';

describe('[CL12] the end of a class', () => {
  test('takes everything from its students: the pages that are open, the sockets, the way in', async () => {
    const app = await startTestApp();
    const { teacher, opened } = await openClass(app);
    const desk = await teacher.enter(opened.class, 'instructor');
    const { student } = await joinClass(app, opened.pin, '하늘');
    const [lab, seat] = [await openPage(student), await student.enter(opened.class, 'student')];
    await lab.openLab();
    expect(await desk.ask({ kind: 'endClass' })).toMatchObject({ kind: 'reply' });
    await seat.closed;
    expect(seat.messages.at(-1)).toEqual({ kind: 'over', reason: 'ended' });

    lab.socket.send(JSON.stringify({ kind: 'openLab', request: 9, lesson: 'tcp-server-client', delayMs: 0 }));
    expect(await lab.closed).toBe(1008);
    expect(lab.messages.some((message) => 'request' in message && message.request === 9)).toBe(false);
    for (const path of ['/', '/api/info']) expect((await student.get(path)).status).toBe(401);
    expect([await student.knock('/ws'), await student.knock('/ws/class')]).toEqual([401, 401]);
    expect((await student.me()).class).toBeNull();
    expect((await student.get('/join')).status).toBe(200);
    const late = await createBrowser(app).post('/api/join', { pin: opened.pin, nickname: '늦은 사람' });
    expect(late.json.code).toBe('wrong-pin');
    // The owner has the token besides.
    expect((await teacher.get('/')).status).toBe(200);
  });

  test('a page that only listens is closed at the next beat', async () => {
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const { opened } = await openClass(app);
    const { student } = await joinClass(app, opened.pin, '하늘');
    const page = await openPage(student);
    // Its pong comes before this request, or silence alone would end it at the beat.
    await page.openLab();
    await student.post('/api/leave');
    clock.advance(15_000);
    await expect.poll(() => page.socket.readyState).toBe(page.socket.CLOSING);
    clock.advance(1_000);
    expect(await page.closed).toBe(1008);
  });
});

test('[CL13] the record is its instructor’s alone, also when the class is over, and opens nobody’s browser', async () => {
  const app = await startTestApp();
  const [one, another] = [await openClass(app), await openClass(app, '옆 반')];
  const { student } = await joinClass(app, one.opened.pin, '=HYPERLINK("x")');
  const session = sessionOf(app, student);
  const desk = await one.teacher.enter(one.opened.class, 'instructor');
  const path = (format: string, id = one.opened.class) => `/api/classes/${id}/export.${format}`;
  for (const over of [false, true]) {
    if (over) await desk.ask({ kind: 'endClass' });
    for (const format of ['json', 'csv']) {
      const answer = await one.teacher.get(path(format));
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="socketlab-class-[\\d-]{10}\\.${format}"$`),
      );
      for (const secret of [session, app.token, one.opened.secret, ...one.teacher.cookies.values()])
        expect(answer.body).not.toContain(secret);
    }
    expect((await one.teacher.get(path('csv'))).body).toContain(`"'=HYPERLINK(""x"")"`);
    const owner = createBrowser(app, { token: app.token });
    for (const browser of [student, another.teacher, owner, createBrowser(app)]) {
      const answer = await browser.get(path('json'));
      expect([answer.status, answer.json.code]).toEqual([403, 'not-allowed']);
    }
    expect((await one.teacher.get(path('json', 'no-such-class'))).json.code).toBe('not-allowed');
    expect((await one.teacher.get(path('xml'))).status).toBe(404);
  }
});

describe('[CL14] another’s lab', () => {
  test('is looked at by who may, and changed by nobody', async () => {
    const app = await startTestApp();
    const [one, another] = [await openClass(app), await openClass(app)];
    const [first, second] = [
      await joinClass(app, one.opened.pin, '하늘'),
      await joinClass(app, one.opened.pin, '바다'),
    ];
    const own = await openPage(first.student);
    const lab = await own.openLab();
    const teacher = await openPage(one.teacher);
    expect(await teacher.ask({ kind: 'attachLab', lab, from: 0 })).toMatchObject({ kind: 'reply', lab });

    const outsiders = [await openPage(second.student), await openPage(another.teacher), await app.openPage()];
    for (const page of outsiders)
      expect(await page.ask({ kind: 'attachLab', lab, from: 0 })).toMatchObject({ code: 'unknown-lab' });
    for (const page of [teacher, ...outsiders])
      for (const request of [
        { kind: 'closeLab', lab },
        { kind: 'setDelay', lab, delayMs: 50 },
        { kind: 'runProgram', lab, host: 'server', file: 'server.js', source: '' },
        { kind: 'fault', lab, command: { kind: 'release', direction: 'upstream' } },
      ] as const)
        expect((await page.ask(request as never)) as object).not.toMatchObject({ kind: 'reply' });
    const replaced = { kind: 'openLab', lesson: 'tcp-server-client', delayMs: 0, replaces: lab } as const;
    expect(await teacher.ask(replaced)).toMatchObject({ kind: 'reply' });
    expect(app.labs.get(lab)).toBeDefined();
  });

  test('makes room for the next one: an instructor goes from student to student', async () => {
    const process = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => process });
    const { teacher, opened } = await openClass(app);
    const page = await openPage(teacher);
    await page.openLab();
    const labs: string[] = [];
    for (let index = 0; index < 4; index++) {
      const { student } = await joinClass(app, opened.pin, `학생 ${index}`);
      const lab = await (await openPage(student)).openLab();
      labs.push(lab);
      expect(await page.ask({ kind: 'attachLab', lab, from: 0 })).toMatchObject({ kind: 'reply' });
    }
    for (const lab of labs) process.grow(lab, 2);
    await page.waitForEvents(labs[3]!, 2);
    expect([page.events(labs[0]!), page.events(labs[1]!)]).toEqual([[], []]);
  });
});

test('[CL15] the lab of whoever is in a class is kept for five minutes', async () => {
  const clock = createManualClock();
  const app = await startTestApp({ clock });
  const { opened } = await openClass(app);
  const { student } = await joinClass(app, opened.pin, '하늘');
  const page = await openPage(student);
  const lab = await page.openLab();
  page.socket.close();
  await page.closed;
  await expect.poll(() => app.labs.get(lab)?.viewers.size).toBe(0);
  clock.advance(classLimits.labLingerMs - 1);
  expect(app.labs.get(lab)).toBeDefined();
  clock.advance(1);
  expect(app.labs.get(lab)).toBeUndefined();
});

test('[CL18] a server that is started anew goes on with its classes, and everybody is who they were', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'socketlab-again-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'classes.db');
  const kept = openClassStore(file);
  const before = await startTestApp({ classStore: kept });
  const { teacher, opened } = await openClass(before);
  const { student, joined } = await joinClass(before, opened.pin, '하늘');
  await before.close();
  kept.close();

  const store = openClassStore(file);
  const after = await startTestApp({ classStore: store });
  onTestFinished(() => store.close());
  /** The same browser at the same port, as far as cookies go. */
  const returned = (old: TestBrowser) => {
    const browser = createBrowser(after);
    for (const [name, value] of old.cookies)
      browser.cookies.set(name.replace(`${before.port}`, `${after.port}`), value);
    return browser;
  };
  expect((await returned(student).me()).class).toEqual(joined);
  expect((await returned(teacher).me()).class?.role).toBe('instructor');
  expect((await returned(student).get('/')).status).toBe(200);
  const desk = await returned(teacher).enter(opened.class, 'instructor');
  expect(desk.messages.find((message) => message.kind === 'class')).toMatchObject({
    state: { id: opened.class, members: expect.any(Number), restartedAtMs: expect.any(Number) },
  });
});
