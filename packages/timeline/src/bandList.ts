import type { HostName } from '@socketlab/protocol';
import { keepPictures } from './history.ts';
import { createMemberList, type MemberList, MemberView } from './memberList.ts';
import { createSpans, type Spans } from './spans.ts';
import type { BandList, StateBand } from './view.ts';

/** What a list of bands is asked, without looking through it. */
interface BandIndexes {
  list: MemberList<StateBand>;
  times: Spans;
  /** By host and connection. */
  byEnd: Map<string, number[]>;
}

/** All state bands of a log. */
export interface BandBook {
  add(seq: number, band: StateBand): number;
  latest(index: number): StateBand;
  /** A new version of a band. `atUs` is the entry's own time. */
  set(index: number, seq: number, atUs: number, band: StateBand): void;
  at(applied: number): BandList;
}

export function createBandBook(): BandBook {
  const indexes: BandIndexes = { list: createMemberList<StateBand>(), times: createSpans(), byEnd: new Map() };
  const { list, times, byEnd } = indexes;
  return {
    add(seq, band) {
      const index = list.add(seq, band);
      times.open(band.fromUs);
      const key = endKey(band.host, band.connection);
      const known = byEnd.get(key);
      if (known === undefined) byEnd.set(key, [index]);
      else known.push(index);
      return index;
    },
    latest: list.latest,
    set(index, seq, atUs, band) {
      list.set(index, seq, band);
      // An end that is told late was still to come for those who looked in between.
      if (band.toUs !== null) times.end(index, Math.max(band.toUs, atUs));
    },
    at: keepPictures(list.versionAt, (applied) => new BandListView(indexes, applied)),
  };
}

class BandListView extends MemberView<StateBand> implements BandList {
  readonly #indexes: BandIndexes;

  constructor(indexes: BandIndexes, applied: number) {
    super(indexes.list, applied);
    this.#indexes = indexes;
  }

  between(fromUs: number, toUs: number): StateBand[] {
    return this.pick(this.#indexes.times.touching(fromUs, toUs, this.length)).filter(
      (band) => band.toUs === null || band.toUs >= fromUs,
    );
  }

  of(host: HostName, connection: string | null): StateBand[] {
    const indices = this.#indexes.byEnd.get(endKey(host, connection)) ?? [];
    return this.pick(indices.filter((index) => index < this.length));
  }
}

function endKey(host: HostName, connection: string | null): string {
  return `${host} ${connection ?? ''}`;
}
