import type { HostName } from '@socketlab/protocol';
import { createHistory, type History, keepPictures } from './history.ts';
import { createMemberList, type MemberList, MemberView } from './memberList.ts';
import type { PacketList, PacketView } from './packetView.ts';
import { createMemberSpans, type MemberSpans } from './spans.ts';
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
  /** When each was on its way. */
  spans: MemberSpans;
  windows: Map<string, History<OfferedWindow | null>>;
}

/** All packets of a log. */
export interface PacketBook {
  add(view: PacketView): number;
  latest(index: number): PacketView;
  set(index: number, seq: number, view: PacketView): void;
  at(applied: number): PacketList;
}

export function createPacketBook(): PacketBook {
  const indexes: PacketIndexes = {
    list: createMemberList<PacketView>(),
    byNumber: new Map(),
    spans: createMemberSpans(),
    windows: new Map(),
  };
  const { list, byNumber, spans, windows } = indexes;

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
      spans.open(view.seq, view.sentUs);
      return index;
    },
    latest: list.latest,
    set(index, seq, view) {
      const before = list.latest(index);
      list.set(index, seq, view);
      if (view.endUs === null || before.endUs !== null) return;
      spans.end(index, seq, view.endUs);
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
    const index = this.indexOf(packet);
    return index === -1 ? undefined : this.at(index);
  }

  indexOf(packet: number): number {
    const index = this.#indexes.byNumber.get(packet) ?? -1;
    return index < this.length ? index : -1;
  }

  between(fromUs: number, toUs: number): PacketView[] {
    const near = this.pick(this.#indexes.spans.between(fromUs, toUs, this.#applied, this.length));
    return near.filter(({ sentUs, endUs }) => sentUs <= toUs && (endUs === null || endUs >= fromUs));
  }

  onWire(): PacketView[] {
    return this.pick(this.#indexes.spans.openAt(this.#applied, this.length));
  }

  offeredWindow(host: HostName, local: string, remote: string): number | null {
    return this.#indexes.windows.get(windowKey(host, local, remote))?.at(this.#applied)?.bytes ?? null;
  }
}

function windowKey(host: HostName, local: string, remote: string): string {
  return `${host} ${local} ${remote}`;
}
