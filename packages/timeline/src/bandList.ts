import type { HostName } from '@socketlab/protocol';
import type { BandList, StateBand } from './bandView.ts';
import { keepPictures } from './history.ts';
import { createMemberList, type MemberList, MemberView } from './memberList.ts';
import { createMemberSpans, type MemberSpans } from './spans.ts';

/** What a list of bands is asked, without looking through it. */
interface BandIndexes {
  list: MemberList<StateBand>;
  spans: MemberSpans;
  /** By host and connection. */
  byEnd: Map<string, number[]>;
}

/** All state bands of a log. */
export interface BandBook {
  add(seq: number, band: StateBand): number;
  latest(index: number): StateBand;
  set(index: number, seq: number, band: StateBand): void;
  at(applied: number): BandList;
}

export function createBandBook(): BandBook {
  const indexes: BandIndexes = { list: createMemberList<StateBand>(), spans: createMemberSpans(), byEnd: new Map() };
  const { list, spans, byEnd } = indexes;
  return {
    add(seq, band) {
      const index = list.add(seq, band);
      spans.open(seq, band.fromUs);
      const key = endKey(band.host, band.connection);
      const known = byEnd.get(key);
      if (known === undefined) byEnd.set(key, [index]);
      else known.push(index);
      return index;
    },
    latest: list.latest,
    set(index, seq, band) {
      list.set(index, seq, band);
      if (band.toUs !== null) spans.end(index, seq, band.toUs);
    },
    at: keepPictures(list.versionAt, (applied) => new BandListView(indexes, applied)),
  };
}

class BandListView extends MemberView<StateBand> implements BandList {
  readonly #indexes: BandIndexes;
  readonly #applied: number;

  constructor(indexes: BandIndexes, applied: number) {
    super(indexes.list, applied);
    this.#indexes = indexes;
    this.#applied = applied;
  }

  between(fromUs: number, toUs: number): StateBand[] {
    const near = this.pick(this.#indexes.spans.between(fromUs, toUs, this.#applied, this.length));
    return near.filter((band) => band.fromUs <= toUs && (band.toUs === null || band.toUs >= fromUs));
  }

  of(host: HostName, connection: string | null): StateBand[] {
    const indices = this.#indexes.byEnd.get(endKey(host, connection)) ?? [];
    return this.pick(indices.filter((index) => index < this.length));
  }
}

function endKey(host: HostName, connection: string | null): string {
  return `${host} ${connection ?? ''}`;
}
