import { classLimits } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { openClassStore } from '../src/classes/db/classStore.ts';
import { startTestApp } from './testApp.ts';
import { createBrowser, joinClass, openClass, type TestBrowser } from './testBrowser.ts';

const other = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

async function refusal(browser: TestBrowser, pin: string, nickname: string): Promise<[number, string]> {
  const { status, json } = await browser.post('/api/join', { pin, nickname });
  return [status, json.code ?? 'joined'];
}

describe('opening a class', () => {
  test('[CL6] gives it a PIN of its own, a way back, and the owner’s browser its instructor', async () => {
    const app = await startTestApp();
    const pins = new Set<string>();
    for (let count = 0; count < 5; count++) {
      const { teacher, opened } = await openClass(app);
      expect(opened.pin).toMatch(/^\d{6}$/);
      expect(opened.secret).toMatch(/^[\w-]{43}$/);
      pins.add(opened.pin);
      expect((await teacher.me()).class).toMatchObject({ id: opened.class, role: 'instructor', nickname: '강사' });
    }
    expect(pins.size).toBe(5);
  });

  test('[CL6] is refused beyond the bound, and for what is no title or nickname', async () => {
    const app = await startTestApp();
    const owner = createBrowser(app, { token: app.token });
    const codeOf = async (body: unknown) => (await owner.post('/api/classes', body)).json.code;
    expect(await codeOf({ title: '  ', instructor: '강사' })).toBe('bad-fields');
    expect(await codeOf({ title: 'x'.repeat(61), instructor: '강사' })).toBe('bad-fields');
    expect(await codeOf({ title: '수업', instructor: '\u202e' })).toBe('bad-nickname');
    for (let count = 0; count < classLimits.classes; count++) await openClass(app);
    expect(await codeOf({ title: '수업', instructor: '강사' })).toBe('too-many-classes');
  });

  test('[CL6] says so where nothing can be kept; everything else goes on', async () => {
    const app = await startTestApp({ classStore: null });
    const owner = createBrowser(app, { token: app.token });
    for (const [path, body] of [
      ['/api/classes', { title: '수업', instructor: '강사' }],
      ['/api/join', { pin: '123456', nickname: '하늘' }],
      ['/api/classes/recover', { secret: 'x' }],
    ] as const) {
      const answer = await owner.post(path, body);
      expect([answer.status, answer.json.code]).toEqual([503, 'classes-unavailable']);
      expect(answer.json.message).toMatch(/수업 기록 파일을 열 수 없어/);
    }
    expect((await owner.me()).class).toBeNull();
    expect((await owner.get('/api/info')).status).toBe(200);
  });
});

describe('[CL7] a nickname', () => {
  test.each([
    ['markup', '<img src=x>', '<img src=x>'],
    ['a spreadsheet’s formula', '=1+1', '=1+1'],
    ['too much white space', '  이   도윤 ', '이 도윤'],
    ['an emoji', '👩‍💻', '👩‍💻'],
    ['SQL', "'; DROP--", "'; DROP--"],
  ])('of %s is kept as it is shown', async (_, asked, shown) => {
    const app = await startTestApp();
    const { opened } = await openClass(app);
    const { student, joined } = await joinClass(app, opened.pin, asked);
    expect([joined.nickname, (await student.me()).class?.nickname]).toEqual([shown, shown]);
  });

  test.each([
    ['control characters', 'a\u0000b'],
    ['a new line', 'a\u0085b'],
    ['a turn of the writing direction', '\u202eabc'],
    ['500 letters', '가'.repeat(500)],
    ['2,000 letters', '가'.repeat(2_000)],
    ['nothing', ''],
    ['nothing to be seen', '\u200b\u3164'],
    ['half a character', '\ud800'],
  ])('of %s is none', async (_, nickname) => {
    const app = await startTestApp();
    const { opened } = await openClass(app);
    expect(await refusal(createBrowser(app), opened.pin, nickname)).toEqual([400, 'bad-nickname']);
  });

  test.each(['하늘', ' 하 늘', '하늘', 'ALICE', 'Ａlice', '강사'])(
    'that looks like somebody’s (%s) is taken, as long as they are there',
    async (nickname) => {
      const app = await startTestApp();
      const { opened } = await openClass(app);
      const all = [await joinClass(app, opened.pin, '하늘'), await joinClass(app, opened.pin, 'alice')];
      const late = createBrowser(app);
      expect(await refusal(late, opened.pin, nickname)).toEqual([409, 'nickname-taken']);
      for (const { student } of all) await student.post('/api/leave');
      const free = nickname === '강사' ? 'nickname-taken' : 'joined';
      expect((await refusal(late, opened.pin, nickname))[1]).toBe(free);
    },
  );
});

describe('[CL7] who comes', () => {
  test('again with their cookie is who they were, whatever nickname they say', async () => {
    const app = await startTestApp();
    const { opened } = await openClass(app);
    const { student, joined } = await joinClass(app, opened.pin, '하늘');
    const again = await student.post('/api/join', { pin: opened.pin, nickname: '다른 이름' });
    expect(again.json).toEqual(joined);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('from another class leaves it, and their old cookie with it', async () => {
    const app = await startTestApp();
    const [first, second] = [await openClass(app), await openClass(app)];
    const { student } = await joinClass(app, first.opened.pin, '하늘');
    const before = new Map(student.cookies);
    expect(await refusal(student, second.opened.pin, '하늘')).toEqual([200, 'joined']);
    expect((await student.me()).class?.id).toBe(second.opened.class);
    const old = createBrowser(app);
    for (const [name, value] of before) old.cookies.set(name, value);
    expect((await old.me()).class).toBeNull();
    expect((await old.get('/')).status).toBe(401);
    expect((await joinClass(app, first.opened.pin, '하늘')).joined.nickname).toBe('하늘');
  });

  test('as an instructor of a class that goes on is told so, of their own class too', async () => {
    const app = await startTestApp();
    const [first, second] = [await openClass(app), await openClass(app)];
    for (const { opened } of [first, second])
      expect(await refusal(first.teacher, opened.pin, '학생')).toEqual([409, 'already-teaching']);
    expect((await first.teacher.me()).class?.role).toBe('instructor');
  });

  test('when all places are taken is told so', async () => {
    const classStore = openClassStore(':memory:');
    const app = await startTestApp({ classStore });
    const { opened } = await openClass(app);
    const rest = { role: 'student', session: 's', joinedAtMs: 1, leftAtMs: null, handAtMs: null } as const;
    for (let index = 0; index < classLimits.members; index++) {
      const one = { id: `member-${index}`, class: opened.class, nickname: `학생 ${index}`, follow: true, place: null };
      classStore.addMember({ ...rest, ...one, movedAtMs: 1 }, `secret ${index}`);
    }
    expect(await refusal(createBrowser(app), opened.pin, '하늘')).toEqual([409, 'class-full']);
  });
});

test('[CL8] who was sent out may come back as somebody new; who was banned neither as this browser nor by this nickname', async () => {
  const app = await startTestApp();
  const { teacher, opened } = await openClass(app);
  const desk = await teacher.enter(opened.class, 'instructor');
  const [kicked, banned] = [await joinClass(app, opened.pin, '하늘'), await joinClass(app, opened.pin, '바다')];
  expect(await desk.ask({ kind: 'kick', member: kicked.joined.member })).toMatchObject({ kind: 'reply' });
  expect(await desk.ask({ kind: 'ban', member: banned.joined.member })).toMatchObject({ kind: 'reply' });
  for (const { student } of [kicked, banned]) {
    expect((await student.me()).class).toBeNull();
    expect((await student.get('/')).status).toBe(401);
    expect(await student.knock('/ws/class')).toBe(401);
  }
  expect(await refusal(kicked.student, opened.pin, '하늘')).toEqual([200, 'joined']);
  expect((await kicked.student.me()).class?.member).not.toBe(kicked.joined.member);
  expect(await refusal(banned.student, opened.pin, '산')).toEqual([403, 'banned']);
  expect(await refusal(createBrowser(app), opened.pin, ' 바 다')).toEqual([403, 'banned']);
});

test('[CL9] wrong PINs are counted, right ones and slips of the finger are not; an address out of tries is not even read', async () => {
  const app = await startTestApp();
  const { opened } = await openClass(app);
  const guesser = createBrowser(app);
  for (const slip of ['', '12345', '1234567', 'abcdef', '12３45x'])
    expect(await refusal(guesser, slip, '하늘')).toEqual([404, 'wrong-pin']);
  const spaced = `${opened.pin.slice(0, 3)} ${opened.pin.slice(3)}`;
  expect(await refusal(createBrowser(app), spaced, '띄어 쓴 사람')).toEqual([200, 'joined']);
  for (let count = 0; count < 30; count++)
    expect(await refusal(guesser, other(opened.pin), '하늘')).toEqual([404, 'wrong-pin']);
  expect(await refusal(guesser, other(opened.pin), '하늘')).toEqual([429, 'too-many-tries']);
  expect(await refusal(guesser, opened.pin, '하늘')).toEqual([429, 'too-many-tries']);
});

describe('[CL11] the way back', () => {
  const recover = (browser: TestBrowser, secret: string) => browser.post('/api/classes/recover', { secret });

  test('makes another browser the instructor’s as well, without the token, and only of a class that goes on', async () => {
    const app = await startTestApp();
    const { teacher, opened } = await openClass(app);
    const phone = createBrowser(app);
    expect((await recover(phone, opened.secret)).json).toMatchObject({ id: opened.class, role: 'instructor' });
    for (const one of [phone, teacher]) expect((await one.me()).class?.role).toBe('instructor');
    expect(await phone.knock('/ws/class')).toBe(101);
    expect((await phone.post('/api/classes', { title: '수업', instructor: '강사' })).status).toBe(401);

    await phone.post('/api/leave');
    expect([(await phone.me()).class, (await teacher.me()).class?.id]).toEqual([null, opened.class]);
    await (await teacher.enter(opened.class, 'instructor')).ask({ kind: 'endClass' });
    expect((await recover(phone, opened.secret)).json.code).toBe('class-over');
  });

  test('is tried in vain only so often', async () => {
    const app = await startTestApp();
    const { opened } = await openClass(app);
    const stranger = createBrowser(app);
    for (let count = 0; count < 30; count++)
      expect((await recover(stranger, 'x'.repeat(43))).json.code).toBe('bad-secret');
    expect((await recover(stranger, 'x'.repeat(43))).json.code).toBe('too-many-tries');
    // Whoever shares an address with a guesser still gets back in: 256 bits are not guessed.
    expect((await recover(stranger, opened.secret)).json.role).toBe('instructor');
  });

  test('leads a student out of the class they were in, and no instructor away from their own', async () => {
    const app = await startTestApp();
    const [first, second] = [await openClass(app), await openClass(app)];
    const { student } = await joinClass(app, first.opened.pin, '하늘');
    expect((await recover(student, first.opened.secret)).json.role).toBe('instructor');
    expect((await joinClass(app, first.opened.pin, '하늘')).joined.nickname).toBe('하늘');
    expect((await recover(second.teacher, first.opened.secret)).json.code).toBe('already-teaching');
  });
});
