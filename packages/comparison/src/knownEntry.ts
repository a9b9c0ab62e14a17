import type { HostName } from '@socketlab/protocol';
import type { AlignedLane, AttributeName } from './alignment.ts';

/** One thing that an entry says, beside what it is. */
export interface Attribute {
  name: AttributeName;
  /** What is compared. */
  value: string;
  /** As the page writes it. */
  shown: string;
  /** It tells how the thing went on: two entries may be the same thing and differ in it. */
  outcome?: true;
}

/**
 * An entry of a log by what another run's log can know it by: no time, no port that a kernel chose, no id of a process or an object, no number
 * that a kernel began at random.
 */
export interface KnownEntry {
  seq: number;
  atUs: number;
  lane: AlignedLane;
  track: string;
  host: HostName | null;
  /** The kind of thing: entries of one key can be aligned, however their attributes differ. */
  key: string;
  /** The very thing: entries of one identity are aligned first. */
  identity: string;
  attributes: readonly Attribute[];
  quiet: boolean;
}

/** Between parts of keys: stands in no name. */
export const separator = '\u001f';

/** What makers of entries say; `nth` tells repetitions of one thing apart. */
export interface EntryParts {
  track: string;
  host: HostName | null;
  key: string;
  nth?: number;
  attributes?: readonly Attribute[];
  quiet?: boolean;
}

export function knownEntry(
  { seq, at }: { seq: number; at: number },
  lane: AlignedLane,
  { track, host, key, nth = 0, attributes = [], quiet = false }: EntryParts,
): KnownEntry {
  const own = attributes.filter(({ outcome }) => !outcome).map(({ name, value }) => `${name}=${value}`);
  const identity = [key, nth, ...own].join(separator);
  return { seq, atUs: at, lane, track, host, key, identity, attributes, quiet };
}

export const attribute = (name: AttributeName, value: string | number, shown = String(value)): Attribute => ({
  name,
  value: String(value),
  shown,
});
