import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labEventSchema } from '../packages/protocol/src/labEvent.ts';
import { recordingHeaderSchema } from '../packages/recording/src/header.ts';
import { mostComments } from '../packages/recording/src/pcapng/packetComments.ts';

const text = readFileSync(new URL('../docs/exports.md', import.meta.url), 'utf8');
/** Said once for all entries, or for all of a lane. */
const common = ['seq', 'at', 'lateUs', 'lane', 'kind'];
const ofLane: Record<string, readonly string[]> = { program: ['host', 'program'], packet: ['packet'] };

test('[XP11] the document tells of every kind of entry its lane and its fields, and of no other', () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*)\|$/gm)].map(([, kind, lane, fields = '']) => ({
    kind,
    lane,
    fields: [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field),
  }));
  const kinds = labEventSchema.options.map(({ shape }) => ({
    kind: shape.kind.value,
    lane: shape.lane.value,
    fields: Object.keys(shape).filter((name) => ![...common, ...(ofLane[shape.lane.value] ?? [])].includes(name)),
  }));
  const byKind = (one: { kind: string | undefined }, other: { kind: string | undefined }) =>
    one.kind!.localeCompare(other.kind!);
  expect(rows.toSorted(byKind)).toEqual(kinds.toSorted(byKind));
  for (const field of common) expect(text).toContain(`| \`${field}\` | `);
});

test('[XP11] it names every field of the header, and the bound of comments', () => {
  for (const field of ['format', 'version', ...Object.keys(recordingHeaderSchema.shape)])
    expect(text).toContain(`\`${field}\``);
  expect(text).toContain(`at most ${mostComments} comments`);
});
