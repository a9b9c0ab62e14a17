import type { ConnectionView, StateBand } from './bandView.ts';
import { keepPictures } from './history.ts';
import type { ListView } from './listView.ts';
import { createMemberList, MemberView } from './memberList.ts';

/** The connections of a log, followed by the states of their ends. */
export interface ConnectionBook {
  /** An end begins to have a state: its first band. */
  began(seq: number, band: StateBand): void;
  /** An end has no state any more. */
  ended(seq: number, connection: string): void;
  at(applied: number): ListView<ConnectionView>;
}

export function createConnectionBook(): ConnectionBook {
  const list = createMemberList<ConnectionView>();
  const known = new Map<string, { index: number; ends: number }>();

  function setLive(seq: number, index: number, live: boolean, hosts = list.latest(index).hosts) {
    const before = list.latest(index);
    const same = before.live === live && before.hosts[0] === hosts[0] && before.hosts[1] === hosts[1];
    if (!same) list.set(index, seq, { ...before, live, hosts });
  }

  return {
    began(seq, { connection: name, ends }) {
      if (name === null || ends === null) return;
      const record = known.get(name);
      if (record === undefined) {
        known.set(name, { index: list.add(seq, { name, hosts: ends, live: true }), ends: 1 });
        return;
      }
      const before = list.latest(record.index).hosts;
      record.ends += 1;
      setLive(seq, record.index, true, [ends[0] ?? before[0], ends[1] ?? before[1]]);
    },
    ended(seq, connection) {
      const record = known.get(connection);
      if (record === undefined) return;
      record.ends -= 1;
      setLive(seq, record.index, record.ends > 0);
    },
    at: keepPictures(list.versionAt, (applied) => new MemberView(list, applied)),
  };
}
