import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { StoredClass, StoredMember } from '../classStore.ts';
import { openClassStore } from './classStore.ts';

const aClass: StoredClass = {
  id: 'class-one',
  title: "Robert'); DROP TABLE classes;--",
  pin: '123456',
  openedAtMs: 1,
  endedAtMs: null,
  endReason: null,
  activeAtMs: 1,
  locked: false,
  place: null,
  pushes: 0,
  driver: null,
};
const aMember: StoredMember = {
  id: 'member-one',
  class: 'class-one',
  role: 'student',
  nickname: '<b>하늘</b>',
  session: 'session',
  joinedAtMs: 2,
  leftAtMs: null,
  handAtMs: null,
  follow: true,
  place: null,
  movedAtMs: 2,
};

async function databasePath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'socketlab-db-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'inner', 'classes.db');
}

test('[CL1] everything of a class comes back as it was kept', async () => {
  const path = await databasePath();
  const first = openClassStore(path);
  first.addClass(aClass);
  first.setRecovery('class-one', 'the way back');
  first.addMember(aMember, 'cookie');
  first.changeClass('class-one', { locked: true, place: { lesson: 'l', step: 's' }, pushes: 2, driver: 'member-one' });
  first.changeMember('member-one', { handAtMs: 5, follow: false, place: { lesson: 'l', step: 's' } });
  for (const [atMs, ticked] of [
    [6, ['a']],
    [7, ['a', 'b']],
  ] as const)
    first.putProgress({ member: 'member-one', place: { lesson: 'l', step: 's' }, ticked: [...ticked], tasks: 3, atMs });
  const poll = first.addPoll({
    class: 'class-one',
    question: '?',
    choices: ['하나', '둘'],
    place: null,
    openedAtMs: 8,
    closedAtMs: null,
    droppedAtMs: null,
    outcome: null,
  });
  first.putAnswer('class-one', poll.id, 'member-one', 0, 9);
  first.putAnswer('class-one', poll.id, 'member-one', 1, 10);
  first.changePoll('class-one', poll.id, { closedAtMs: 11, outcome: { choice: 1, by: 'instructor' } });
  const deed = first.addDeed({
    class: 'class-one',
    deed: { kind: 'signal', host: 'server', signal: 'SIGKILL' },
    target: { to: 'all' },
    targetName: null,
    atMs: 12,
    undoneAtMs: null,
    reached: 1,
    missed: 0,
  });
  first.changeDeed('class-one', deed.id, { undoneAtMs: 13 });
  first.close();

  const store = openClassStore(path);
  onTestFinished(() => store.close());
  const kept = { ...aClass, locked: true, place: { lesson: 'l', step: 's' }, pushes: 2, driver: 'member-one' };
  expect(store.openClasses()).toEqual([kept]);
  expect(store.classByPin('123456')).toEqual(kept);
  expect(store.classByRecovery('the way back')).toEqual(kept);
  expect(store.classByRecovery('another')).toBeNull();
  const member = { ...aMember, handAtMs: 5, follow: false, place: { lesson: 'l', step: 's' } };
  expect(store.memberBySecret('cookie')).toEqual({ member, class: kept });
  expect(store.progress('class-one')).toMatchObject([{ ticked: ['a', 'b'], atMs: 7 }]);
  expect(store.currentPoll('class-one')).toMatchObject({ id: 1, outcome: { choice: 1, by: 'instructor' } });
  expect(store.answers('class-one', 1)).toEqual([{ member: 'member-one', choice: 1, atMs: 10 }]);
  expect(store.record('class-one')).toMatchObject({
    class: kept,
    members: [member],
    deeds: [{ id: 1, undoneAtMs: 13, deed: { kind: 'signal' } }],
    polls: [{ answers: [{ choice: 1 }] }],
  });
  expect(JSON.stringify(store.record('class-one'))).not.toMatch(/cookie|way back|_metadata/);
  store.changePoll('class-one', 1, { droppedAtMs: 14 });
  expect(store.currentPoll('class-one')).toBeNull();
});

test('[CL1] a cookie that was taken back, an ended class and a PIN of another are nobody', async () => {
  const store = openClassStore(':memory:');
  onTestFinished(() => store.close());
  store.addClass(aClass);
  store.addMember(aMember, 'cookie');
  store.addSecret('member-one', 'second device');
  store.removeSecret('cookie');
  expect(store.memberBySecret('cookie')).toBeNull();
  expect(store.memberBySecret('second device')?.member.id).toBe('member-one');
  expect(() => store.addClass({ ...aClass, id: 'class-two' })).toThrow(/UNIQUE/);
  store.changeClass('class-one', { endedAtMs: 20, endReason: 'ended' });
  expect([store.classByPin('123456'), store.openClasses()]).toEqual([null, []]);
  store.addClass({ ...aClass, id: 'class-two' });
  store.addBan('class-two', 'session', 'key');
  expect(store.isBanned('class-two', 'session', 'other')).toBe(true);
  expect(store.isBanned('class-two', 'other', 'key')).toBe(true);
  expect(store.isBanned('class-two', 'other', 'other')).toBe(false);
  expect(store.isBanned('class-one', 'session', 'key')).toBe(false);
});

test('[CL2] what was answered survives `kill -9`', async () => {
  const path = await databasePath();
  const store = openClassStore(path);
  store.addClass(aClass);
  store.close();
  const script = `
    const { default: Database } = await import('libsql');
    const database = new Database(${JSON.stringify(path)});
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    for (let pushes = 1; ; pushes++) {
      database.prepare('UPDATE classes SET pushes = ?').run(pushes);
      process.stdout.write(pushes + '\\n');
    }
  `;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = 0;
  for await (const chunk of writer.stdout) {
    said = Number(String(chunk).trim().split('\n').at(-1));
    if (said > 200) break;
  }
  const ended = once(writer, 'exit');
  writer.kill('SIGKILL');
  await ended;
  const again = openClassStore(path);
  onTestFinished(() => again.close());
  expect(again.openClasses()[0]?.pushes).toBeGreaterThanOrEqual(said);
  expect((await stat(join(path, '..'))).mode & 0o077).toBe(0);
});

test('[CL2] a second server is kept from the file, until the first is closed', async () => {
  const path = await databasePath();
  const store = openClassStore(path);
  store.addClass(aClass);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(() => openClassStore(path)).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
  store.close();
  const next = openClassStore(path);
  onTestFinished(() => next.close());
  expect(next.openClasses()).toEqual([aClass]);
});

test('[CL1] a file that is no database, or one of the future, is refused', async () => {
  const path = await databasePath();
  openClassStore(path).close();
  const { default: Database } = await import('libsql');
  const database = new Database(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openClassStore(path)).toThrow(/later version/);
  const other = `${path}.txt`;
  await writeFile(other, 'no database at all, but long enough to be looked at '.repeat(50));
  expect(() => openClassStore(other)).toThrow();
});
