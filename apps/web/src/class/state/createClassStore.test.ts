import type { ClassMessage, ClassSelf, ClassState, Me, RosterRow } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { RequestRefused } from '../../state/connection.ts';
import { settled } from '../../state/testLab.ts';
import { type ClassStoreParts, createClassStore } from './createClassStore.ts';

const inClass: NonNullable<Me['class']> = {
  id: 'class-01',
  role: 'student',
  member: 'member-1',
  nickname: '하늘',
  title: 'TCP 기초',
  pin: '123456',
};

const room: ClassState = {
  id: 'class-01',
  title: 'TCP 기초',
  pin: '123456',
  instructor: '김 강사',
  locked: false,
  place: null,
  pushes: 0,
  stage: { driver: null, driverName: null, lab: null },
  cursor: null,
  members: 2,
  online: 2,
  hands: 0,
  poll: null,
  drill: null,
  deeds: [],
  restartedAtMs: null,
};

const self: ClassSelf = {
  role: 'student',
  member: 'member-1',
  nickname: '하늘',
  hand: false,
  follow: true,
  watched: false,
  answer: null,
  lab: null,
  notes: [],
};

const row = (member: string, part: Partial<RosterRow> = {}): RosterRow => ({
  member,
  nickname: member,
  online: true,
  place: null,
  ticked: 0,
  tasks: 0,
  lab: null,
  programs: {},
  lastError: null,
  errors: {},
  lastAction: null,
  lastActionAtMs: null,
  movedAtMs: 0,
  handAtMs: null,
  follow: true,
  ...part,
});

type Handlers = Parameters<ClassStoreParts['connect']>[0];

function rig(
  me: Me | null = { owner: false, addresses: [], class: inClass },
  fetchMe: ClassStoreParts['fetchMe'] = async () => me,
) {
  const asked: unknown[] = [];
  const notices: string[] = [];
  const remembered: boolean[] = [];
  let handlers: Handlers | null = null;
  let refuse: RequestRefused | null = null;
  let closed = 0;
  const store = createClassStore({
    fetchMe,
    connect(given) {
      handlers = given;
      return {
        async ask(ask) {
          asked.push(ask);
          if (refuse) throw refuse;
          return { kind: 'reply', request: 0 };
        },
        reconnect() {},
        close: () => {
          closed += 1;
        },
      };
    },
    wallMs: () => 1000,
    notify: ({ text }) => notices.push(text),
    remember: (one) => remembered.push(one),
  });
  return {
    ...store,
    state: store.useClass.getState,
    asked,
    notices,
    remembered,
    closed: () => closed,
    say: (message: Exclude<ClassMessage, { kind: 'reply' }>) => handlers?.onMessage(message),
    connection: (state: Parameters<Handlers['onState']>[0]) => handlers?.onState(state, null),
    refuseWith: (next: RequestRefused | null) => {
      refuse = next;
    },
  };
}

const welcome = { kind: 'welcome', version: 1, nowMs: 1500 } as const;

async function entered() {
  const page = rig();
  await page.state().learnMe();
  page.state().enter('student');
  page.connection('open');
  page.say(welcome);
  await settled();
  page.say({ kind: 'class', nowMs: 1600, state: room, self });
  return page;
}

test('[CL70] after every welcome the page enters as what it was; what it knew is replaced by all that is', async () => {
  const page = await entered();
  expect(page.asked).toEqual([{ kind: 'enter', view: 'student', class: 'class-01' }]);
  expect(page.state()).toMatchObject({ connection: 'open', aheadMs: 600, room: { title: 'TCP 기초' } });
  page.connection('lost');
  page.connection('open');
  page.say(welcome);
  await settled();
  expect(page.asked).toHaveLength(2);
  page.say({ kind: 'class', nowMs: 1600, state: { ...room, hands: 3 }, self: { ...self, hand: true } });
  expect(page.state()).toMatchObject({ room: { hands: 3 }, self: { hand: true } });
  page.state().enter('student');
  expect(page.asked).toHaveLength(2);
});

test('[CL70] a change brings its own parts and leaves the others', async () => {
  const page = await entered();
  page.say({ kind: 'changed', state: { locked: true } });
  page.say({ kind: 'self', self: { watched: true } });
  expect(page.state()).toMatchObject({
    room: { locked: true, title: 'TCP 기초' },
    self: { watched: true, follow: true },
  });
});

test('[CL70] rows of the roster that did not change stay the objects they were', async () => {
  const page = await entered();
  page.say({ kind: 'roster', full: true, rows: [row('member-1'), row('member-2')], removed: [] });
  const before = page.state().roster;
  page.say({ kind: 'roster', full: false, rows: [row('member-2', { ticked: 1 })], removed: [] });
  const after = page.state().roster;
  expect(after).not.toBe(before);
  expect(after.get('member-1')).toBe(before.get('member-1'));
  expect(after.get('member-2')?.ticked).toBe(1);
  page.say({ kind: 'roster', full: true, rows: [row('member-1')], removed: [] });
  expect([...page.state().roster.keys()]).toEqual(['member-1']);
  expect(page.state().roster.get('member-1')).toBe(before.get('member-1'));
  page.say({ kind: 'roster', full: false, rows: [], removed: ['member-1'] });
  expect(page.state().roster.size).toBe(0);
});

test('[CL71] a server of another version is asked for nothing, and the page says what helps', async () => {
  const page = rig();
  await page.state().learnMe();
  page.state().enter('student');
  page.say({ ...welcome, version: 2 });
  await settled();
  expect(page.asked).toEqual([]);
  expect(page.notices[0]).toContain('페이지를 새로 고칩니다');
});

test('[CL71] what is refused is told with the server’s sentence, unless nobody pressed a button for it', async () => {
  const page = await entered();
  page.refuseWith(new RequestRefused({ code: 'not-driving', message: '지금은 다른 사람이 무대를 맡고 있습니다.' }));
  expect(await page.state().ask({ kind: 'hand', up: true })).toBe(false);
  expect(page.notices).toEqual(['지금은 다른 사람이 무대를 맡고 있습니다.']);
  expect(await page.tell({ kind: 'hand', up: true })).toBe(false);
  expect(page.notices).toHaveLength(1);
});

test('[CL72] whoever is out of the class keeps the last picture, is connected no more, and may enter another one', async () => {
  const page = await entered();
  expect(page.remembered).toEqual([true]);
  page.say({ kind: 'over', reason: 'kicked' });
  expect(page.state()).toMatchObject({
    over: 'kicked',
    connection: 'idle',
    me: { class: null },
    room: { id: room.id },
  });
  expect(page.closed()).toBe(1);
  expect(page.remembered).toEqual([true, false]);
  await page.state().learnMe();
  page.state().enter('student');
  expect(page.state()).toMatchObject({ over: null, room: null });
});

test('[CL72] a server that does not answer says nothing of the class', async () => {
  const page = rig(null);
  expect(await page.state().learnMe()).toBeNull();
  expect(page.remembered).toEqual([]);
});

test('an answer that is overtaken by that of a later question puts nobody out of a class', async () => {
  const answers: ((me: Me) => void)[] = [];
  const page = rig(null, () => new Promise((resolve) => answers.push(resolve)));
  const both = [page.state().learnMe(), page.state().learnMe()];
  answers[1]!({ owner: false, addresses: [], class: inClass });
  await both[1];
  answers[0]!({ owner: false, addresses: [], class: null });
  expect(await both[0]).toMatchObject({ class: inClass });
  expect(page.state().me).toMatchObject({ class: inClass });
  expect(page.remembered).toEqual([true]);
});

test('a page that was not told whose it is asks again when it is let in', async () => {
  const answers: (Me | null)[] = [{ owner: false, addresses: [], class: null }, null];
  const known = { owner: false, addresses: [], class: inClass };
  const page = rig(null, async () => (answers.length > 0 ? answers.shift()! : known));
  await page.state().learnMe();
  expect(await page.state().learnMe()).toBeNull();
  page.state().enter('student');
  page.connection('open');
  page.say(welcome);
  await settled();
  expect(page.asked).toEqual([{ kind: 'enter', view: 'student', class: 'class-01' }]);
});
