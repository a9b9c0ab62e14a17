import { createHash } from 'node:crypto';
import type { ClassStore, StoredClass, StoredDeed, StoredMember, StoredPoll, StoredProgress } from '../classStore.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { tableOf } from './table.ts';

interface Answer {
  class: string;
  poll: number;
  member: string;
  choice: number;
  atMs: number;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * Opens the database of the classes at `path`, or makes it; `:memory:` keeps nothing. Throws where the file can't be opened or is
 * not a database of ours.
 */
export function openClassStore(path: string): ClassStore {
  const database = openDatabase(path);

  const classes = tableOf<StoredClass & { recovery: string | null }>(
    database,
    'classes',
    [
      ...(['id', 'title', 'pin', 'recovery', 'openedAtMs', 'endedAtMs', 'endReason', 'activeAtMs'] as const),
      ...(['locked', 'place', 'pushes', 'driver'] as const),
    ],
    { locked: 'flag', place: 'json' },
  );
  const members = tableOf<StoredMember>(
    database,
    'members',
    [
      ...(['id', 'class', 'role', 'nickname', 'session', 'joinedAtMs', 'leftAtMs', 'handAtMs'] as const),
      ...(['follow', 'place', 'movedAtMs'] as const),
    ],
    { follow: 'flag', place: 'json' },
  );
  const secrets = tableOf<{ hash: string; member: string }>(database, 'secrets', ['hash', 'member'], {});
  const bans = tableOf<{ class: string; session: string; nicknameKey: string }>(
    database,
    'bans',
    ['class', 'session', 'nicknameKey'],
    {},
  );
  const progress = tableOf<StoredProgress>(database, 'progress', ['member', 'place', 'ticked', 'tasks', 'atMs'], {
    place: 'json',
    ticked: 'json',
  });
  const polls = tableOf<StoredPoll>(
    database,
    'polls',
    ['class', 'id', 'question', 'choices', 'place', 'openedAtMs', 'closedAtMs', 'droppedAtMs', 'outcome'],
    { choices: 'json', place: 'json', outcome: 'json' },
  );
  const answers = tableOf<Answer>(database, 'answers', ['class', 'poll', 'member', 'choice', 'atMs'], {});
  const deeds = tableOf<StoredDeed>(
    database,
    'deeds',
    ['class', 'id', 'deed', 'target', 'targetName', 'atMs', 'undoneAtMs', 'reached', 'missed'],
    { deed: 'json', target: 'json' },
  );

  const bare = (one: (StoredClass & { recovery: string | null }) | null): StoredClass | null => {
    if (one === null) return null;
    const { recovery: _, ...rest } = one;
    return rest;
  };
  const open = () =>
    classes
      .all({}, 'WHERE endedAtMs IS NULL ORDER BY openedAtMs')
      .map((one) => bare(one))
      .filter((one) => one !== null);
  const findClass = (id: string) => bare(classes.one({ id }));
  const newestFirst = 'ORDER BY id DESC';
  const answersOf = (classId: string, poll: number) =>
    answers
      .all({ class: classId, poll }, 'ORDER BY atMs')
      .map(({ member, choice, atMs }) => ({ member, choice, atMs }));
  const membersOf = (classId: string) => members.all({ class: classId }, 'ORDER BY joinedAtMs, id');
  const allProgress = (classId: string) =>
    membersOf(classId).flatMap(({ id }) => progress.all({ member: id }, 'ORDER BY atMs'));

  return {
    openClasses: open,
    addClass: (one) => classes.add({ ...one, recovery: null }),
    changeClass: (id, part) => classes.change({ id }, part),
    classByPin: (pin) => open().find((one) => one.pin === pin) ?? null,

    addMember(one, secret) {
      members.add(one);
      secrets.add({ hash: hashOf(secret), member: one.id });
    },
    addSecret: (member, secret) => secrets.add({ hash: hashOf(secret), member }),
    removeSecret: (secret) => void database.prepare('DELETE FROM secrets WHERE hash = ?').run(hashOf(secret)),
    memberBySecret(secret) {
      const found = secrets.one({ hash: hashOf(secret) });
      const member = found && members.one({ id: found.member });
      const itsClass = member && findClass(member.class);
      return member && itsClass ? { member, class: itsClass } : null;
    },
    members: membersOf,
    presentMembers: (classId) => members.all({ class: classId }, 'AND leftAtMs IS NULL ORDER BY joinedAtMs, id'),
    changeMember: (id, part) => members.change({ id }, part),

    setRecovery: (id, secret) => classes.change({ id }, { recovery: hashOf(secret) }),
    classByRecovery: (secret) => bare(classes.one({ recovery: hashOf(secret) })),

    addBan: (classId, session, nicknameKey) => bans.add({ class: classId, session, nicknameKey }),
    isBanned: (classId, session, nicknameKey) =>
      bans.all({ class: classId }).some((one) => one.session === session || one.nicknameKey === nicknameKey),

    putProgress: (one) => progress.put(one),
    progress(classId) {
      const newest = new Map<string, StoredProgress>();
      for (const one of allProgress(classId)) newest.set(one.member, one);
      return [...newest.values()];
    },

    addPoll(one) {
      const row = { ...one, id: (polls.one({ class: one.class }, newestFirst)?.id ?? 0) + 1 };
      polls.add(row);
      return row;
    },
    changePoll: (classId, id, part) => polls.change({ class: classId, id }, part),
    currentPoll(classId) {
      const newest = polls.one({ class: classId }, newestFirst);
      return newest?.droppedAtMs === null ? newest : null;
    },
    putAnswer: (classId, poll, member, choice, atMs) => answers.put({ class: classId, poll, member, choice, atMs }),
    answers: answersOf,

    addDeed(one) {
      const row = { ...one, id: (deeds.one({ class: one.class }, newestFirst)?.id ?? 0) + 1 };
      deeds.add(row);
      return row;
    },
    changeDeed: (classId, id, part) => deeds.change({ class: classId, id }, part),
    deeds: (classId, newest) => deeds.all({ class: classId }, `${newestFirst} LIMIT ${Math.trunc(newest)}`),

    record(classId) {
      const itsClass = findClass(classId);
      if (itsClass === null) return null;
      return {
        class: itsClass,
        members: membersOf(classId),
        progress: allProgress(classId),
        polls: polls
          .all({ class: classId }, 'ORDER BY id')
          .map((poll) => ({ ...poll, answers: answersOf(classId, poll.id) })),
        deeds: deeds.all({ class: classId }, 'ORDER BY id'),
      };
    },
    close: () => closeDatabase(database),
  };
}
