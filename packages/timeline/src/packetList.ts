import type { HostName } from '@socketlab/protocol';
import { createHistory, type History, keepPictures } from './history.ts';
import { createMemberList, type MemberList, MemberView } from './memberList.ts';
import { createSpans, type Spans } from './spans.ts';
import type { PacketList, PacketView } from './view.ts';
import { endpointText } from './words.ts';

interface OfferedWindow {
  /** The packet that offers it, by its index. */
  index: number;
  bytes: number;
}

/** What a list of packets is asked, without looking through it. */
interface PacketIndexes {
  list: MemberList<PacketView>;
  byNumber: Map<number, number>;
  /** When each was on its way, by time, and by the entries of the log. */
  times: Spans;
  entries: Spans;
  windows: Map<string, History<OfferedWindow | null>>;
}

/** All packets of a log. */
export interface PacketBook {
  add(view: PacketView): number;
  latest(index: number): PacketView;
  /** A new version of a packet. `atUs` is the entry's own time. */
  set(index: number, seq: number, atUs: number, view: PacketView): void;
  at(applied: number): PacketList;
}

export function createPacketBook(): PacketBook {
  const indexes: PacketIndexes = {
    list: createMemberList<PacketView>(),
    byNumber: new Map(),
    times: createSpans(),
    entries: createSpans(),
    windows: new Map(),
  };
  const { list, byNumber, times, entries, windows } = indexes;

  function noteWindow(index: number, seq: number, { to, window, source, destination }: PacketView) {
    if (window === null || source === null || destination === null) return;
    const key = windowKey(to, endpointText(destination), endpointText(source));
    const history = windows.get(key) ?? createHistory<OfferedWindow | null>(null);
    windows.set(key, history);
    // One that was overtaken says what held before.
    if (index >= (history.latest?.index ?? 0)) history.set(seq, { index, bytes: window });
  }

  return {
    add(view) {
      const index = list.add(view.seq, view);
      if (!byNumber.has(view.packet)) byNumber.set(view.packet, index);
      times.open(view.sentUs);
      entries.open(view.seq);
      return index;
    },
    latest: list.latest,
    set(index, seq, atUs, view) {
      const before = list.latest(index);
      list.set(index, seq, view);
      if (view.endUs === null || before.endUs !== null) return;
      // An end that is told late was still to come for those who looked in between.
      times.end(index, Math.max(view.endUs, atUs));
      entries.end(index, seq);
      if (view.status === 'delivered') noteWindow(index, seq, view);
    },
    at: keepPictures(list.versionAt, (applied) => new PacketListView(indexes, applied)),
  };
}

class PacketListView extends MemberView<PacketView> implements PacketList {
  readonly #indexes: PacketIndexes;
  readonly #applied: number;

  constructor(indexes: PacketIndexes, applied: number) {
    super(indexes.list, applied);
    this.#indexes = indexes;
    this.#applied = applied;
  }

  numbered(packet: number): PacketView | undefined {
    const index = this.#indexes.byNumber.get(packet);
    return index === undefined ? undefined : this.at(index);
  }

  between(fromUs: number, toUs: number): PacketView[] {
    return this.pick(this.#indexes.times.touching(fromUs, toUs, this.length)).filter(
      ({ endUs }) => endUs === null || endUs >= fromUs,
    );
  }

  onWire(): PacketView[] {
    return this.pick(this.#indexes.entries.touching(this.#applied, this.#applied, this.length));
  }

  offeredWindow(host: HostName, local: string, remote: string): number | null {
    return this.#indexes.windows.get(windowKey(host, local, remote))?.at(this.#applied)?.bytes ?? null;
  }
}

function windowKey(host: HostName, local: string, remote: string): string {
  return `${host} ${local} ${remote}`;
}
