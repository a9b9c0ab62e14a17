import type { LabEvent } from '@socketlab/protocol';
import type { AlignedRow, Alignment, ChangedAttribute } from './alignment.ts';
import type { KnownEntry } from './knownEntry.ts';
import { mergeTracks } from './mergeTracks.ts';
import { type EntryPair, pairTrack } from './pairTrack.ts';
import { nameLines } from './programNames.ts';
import { createPassedStates, openRun, readEntries } from './readRun.ts';
import { summarizeAlignment } from './summarizeAlignment.ts';

/**
 * Aligns two logs entry by entry: what is the same thing in both stands in one row, and every entry of either in exactly one. Each program,
 * each connection in each direction, and each socket of a host's table is aligned on its own; the rows keep the order of all of them. Different times
 * are no difference. Deterministic; `alignRuns(b, a)` is the mirror image. Throws RangeError where a log's `seq` has gaps.
 */
export function alignRuns(a: readonly LabEvent[], b: readonly LabEvent[]): Alignment {
  const runA = openRun(a);
  const runB = openRun(b);
  const lines = nameLines(runA.programs, runB.programs);
  const entriesA = readEntries(runA, lines.a);
  const entriesB = readEntries(runB, lines.b);
  // Of several alignments as good as each other, both ways must choose the same one.
  const turned = compareEntries(entriesA, entriesB) > 0;
  const { pairs, exact } = turned ? mirror(pairAll(entriesB, entriesA)) : pairAll(entriesA, entriesB);
  const rows = toRows(pairs, { a: createPassedStates(runA), b: createPassedStates(runB) });
  return { rows, exact, summary: summarizeAlignment(rows, runA, runB) };
}

function pairAll(a: readonly KnownEntry[], b: readonly KnownEntry[]): { pairs: EntryPair[]; exact: boolean } {
  const tracks = new Map<string, { a: KnownEntry[]; b: KnownEntry[] }>();
  for (const [side, entries] of [['a', a] as const, ['b', b] as const]) {
    for (const entry of entries) {
      const track = tracks.get(entry.track) ?? { a: [], b: [] };
      tracks.set(entry.track, track);
      track[side].push(entry);
    }
  }
  const names = [...tracks.keys()].sort();
  const paired = names.map((name) => pairTrack(tracks.get(name)!.a, tracks.get(name)!.b));
  return { pairs: mergeTracks(paired.map(({ pairs }) => pairs)), exact: paired.every(({ exact }) => exact) };
}

const mirror = ({ pairs, exact }: ReturnType<typeof pairAll>): ReturnType<typeof pairAll> => ({
  pairs: pairs.map(({ a, b }) => ({ a: b, b: a })),
  exact,
});

/** Any order of logs will do, as long as logs that are no different in anything we look at are alone equal. */
function compareEntries(a: readonly KnownEntry[], b: readonly KnownEntry[]): number {
  for (const [index, entry] of a.entries()) {
    const other = b[index];
    if (!other) return 1;
    if (entry.track !== other.track) return entry.track < other.track ? -1 : 1;
    if (entry.identity !== other.identity) return entry.identity < other.identity ? -1 : 1;
  }
  return a.length - b.length;
}

function toRows(pairs: readonly EntryPair[], passed: Record<'a' | 'b', (entry: KnownEntry) => boolean>): AlignedRow[] {
  const lastBoth = new Map<string, { a: number; b: number }>();
  return pairs.map(({ a, b }) => {
    const { lane, track, host } = (a ?? b)!;
    const what = a && b ? changesBetween(a, b) : [];
    let sinceUs: AlignedRow['sinceUs'] = null;
    if (a && b) {
      const last = lastBoth.get(track);
      if (last) sinceUs = { a: a.atUs - last.a, b: b.atUs - last.b };
      lastBoth.set(track, { a: a.atUs, b: b.atUs });
    }
    const unread = a === null ? passed.a(b!) : b === null && passed.b(a);
    return {
      a: a?.seq ?? null,
      b: b?.seq ?? null,
      lane,
      track,
      host,
      difference: a === null ? 'onlyB' : b === null ? 'onlyA' : what.length > 0 ? 'changed' : 'same',
      what,
      quiet: [a, b].every((entry) => entry === null || entry.quiet) || unread,
      atUs: { a: a?.atUs ?? null, b: b?.atUs ?? null },
      sinceUs,
    };
  });
}

function changesBetween(a: KnownEntry, b: KnownEntry): ChangedAttribute[] {
  const names = new Set([...a.attributes, ...b.attributes].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const ofA = a.attributes.filter((one) => one.name === name);
    const ofB = b.attributes.filter((one) => one.name === name);
    const equal = ofA.length === ofB.length && ofA.every(({ value }, index) => value === ofB[index]?.value);
    const shown = (all: typeof ofA) => (all.length > 0 ? all.map((one) => one.shown).join(', ') : null);
    return equal ? [] : [{ name, a: shown(ofA), b: shown(ofB) }];
  });
}
