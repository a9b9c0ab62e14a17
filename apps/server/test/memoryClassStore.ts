import type {
  ClassStore,
  StoredClass,
  StoredDeed,
  StoredMember,
  StoredPoll,
  StoredProgress,
} from '../src/classes/classStore.ts';

interface Kept {
  classes: Map<string, StoredClass>;
  members: Map<string, StoredMember>;
  bans: { class: string; session: string; key: string }[];
  progress: StoredProgress[];
  polls: StoredPoll[];
  answers: { class: string; poll: number; member: string; choice: number; atMs: number }[];
  deeds: StoredDeed[];
}

/** What the hub needs of a database, without one: gives copies, as a database does. Recovery and exports are not its business. */
export function createMemoryClassStore(): ClassStore & { kept: Kept } {
  const kept: Kept = {
    classes: new Map(),
    members: new Map(),
    bans: [],
    progress: [],
    polls: [],
    answers: [],
    deeds: [],
  };
  const copy = <T>(value: T): T => structuredClone(value);
  const of = <T extends { class: string }>(list: T[], id: string) => list.filter((one) => one.class === id);
  const secrets = new Map<string, string>();
  const no = (): never => {
    throw new Error('not of the hub');
  };

  return {
    kept,
    openClasses: () => copy([...kept.classes.values()].filter(({ endedAtMs }) => endedAtMs === null)),
    addClass: (one) => void kept.classes.set(one.id, copy(one)),
    changeClass: (id, part) => void Object.assign(kept.classes.get(id)!, copy(part)),
    classByPin: no,
    addMember(one, secret) {
      kept.members.set(one.id, copy(one));
      secrets.set(secret, one.id);
    },
    addSecret: no,
    removeSecret: no,
    memberBySecret(secret) {
      const member = kept.members.get(secrets.get(secret) ?? '');
      return member ? copy({ member, class: kept.classes.get(member.class)! }) : null;
    },
    members: (id) => copy(of([...kept.members.values()], id)),
    presentMembers: (id) => copy(of([...kept.members.values()], id).filter(({ leftAtMs }) => leftAtMs === null)),
    changeMember: (id, part) => void Object.assign(kept.members.get(id)!, copy(part)),
    setRecovery: no,
    classByRecovery: no,
    addBan: (id, session, key) => void kept.bans.push({ class: id, session, key }),
    isBanned: (id, session, key) => of(kept.bans, id).some((ban) => ban.session === session || ban.key === key),
    putProgress(one) {
      const { member, place } = one;
      const step = JSON.stringify([member, place]);
      kept.progress = kept.progress.filter((old) => JSON.stringify([old.member, old.place]) !== step);
      kept.progress.push(copy(one));
    },
    progress: (id) => copy(kept.progress.filter(({ member }) => kept.members.get(member)?.class === id)),
    addPoll(one) {
      const poll = { ...copy(one), id: of(kept.polls, one.class).length + 1 };
      kept.polls.push(poll);
      return copy(poll);
    },
    changePoll: (id, poll, part) => void Object.assign(of(kept.polls, id).find((one) => one.id === poll)!, copy(part)),
    currentPoll(id) {
      const newest = of(kept.polls, id).at(-1);
      return newest === undefined || newest.droppedAtMs !== null ? null : copy(newest);
    },
    putAnswer(id, poll, member, choice, atMs) {
      kept.answers = kept.answers.filter((old) => old.class !== id || old.poll !== poll || old.member !== member);
      kept.answers.push({ class: id, poll, member, choice, atMs });
    },
    answers: (id, poll) => copy(of(kept.answers, id).filter((one) => one.poll === poll)),
    addDeed(one) {
      const deed = { ...copy(one), id: of(kept.deeds, one.class).length + 1 };
      kept.deeds.push(deed);
      return copy(deed);
    },
    changeDeed: (id, deed, part) => void Object.assign(of(kept.deeds, id).find((one) => one.id === deed)!, copy(part)),
    deeds: (id, newest) => copy(of(kept.deeds, id).slice(-newest).reverse()),
    record: no,
    close: () => {},
  };
}
