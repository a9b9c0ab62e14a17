import { z } from 'zod';
import type { Program } from './lesson.ts';
import type { Act } from './schema/act.ts';
import { comparisonsSchema } from './schema/comparison.ts';
import type { Setup } from './schema/setup.ts';

interface ComparisonSide {
  id: string;
  title: string;
  programs: readonly Program[];
  setup: Setup;
  acts: readonly Act[];
}

/** Runs that are worth a look side by side, with the programs of each. */
export interface Comparison {
  name: string;
  title: string;
  text: string;
  look: readonly string[];
  sides: readonly ComparisonSide[];
  quietMs: number | undefined;
  forMs: number | undefined;
}

/** Checks the comparisons against their files: `<name>/<file>` by its text. Throws an Error that names the comparison and the fault. */
export function parseComparisons(json: unknown, texts: Readonly<Record<string, string>>): Comparison[] {
  const parsed = comparisonsSchema.safeParse(json);
  if (!parsed.success) throw new Error(`comparisons.json: ${z.prettifyError(parsed.error)}`);
  const used = new Set<string>();
  const comparisons = parsed.data.map(({ setup = {}, sides, quietMs, forMs, ...comparison }): Comparison => {
    const { name } = comparison;
    if (new Set(sides.map(({ id }) => id)).size !== sides.length)
      throw new Error(`comparisons.json: ${name} has two sides of one id`);
    return {
      ...comparison,
      quietMs,
      forMs,
      sides: sides.map((side) => ({
        id: side.id,
        title: side.title,
        setup: side.setup ?? setup,
        acts: side.acts ?? [],
        programs: side.programs.map((program) => {
          const file = program.source ?? program.name;
          const source = texts[`${name}/${file}`];
          if (source === undefined) throw new Error(`comparisons/${name}/${file} is missing`);
          used.add(`${name}/${file}`);
          return { host: program.host, name: program.name, file, source };
        }),
      })),
    };
  });
  if (new Set(comparisons.map(({ name }) => name)).size !== comparisons.length)
    throw new Error('comparisons.json: two comparisons have one name');
  const unused = Object.keys(texts).find((path) => !used.has(path));
  if (unused) throw new Error(`comparisons/${unused} belongs to no comparison`);
  return comparisons;
}
