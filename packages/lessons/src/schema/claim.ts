import { z } from 'zod';
import { kernelConditionSchema, leafConditionSchema } from './condition.ts';
import { idSchema } from './words.ts';

/** One thing, or any of several. */
export const matcherSchema = z.union([
  leafConditionSchema,
  z.strictObject({ any: z.array(leafConditionSchema).min(2) }),
]);
export type Matcher = z.infer<typeof matcherSchema>;

const times = z.int().min(0);

/**
 * What a whole run must have been like. Judged when the run is over, so that it can speak of what never happened.
 * - `count`: so often, at least once where no bound is named; `max: 0` is never. `after`, `before`: between those moments alone
 *   (the first of each); without an `after` in the run, nothing counts.
 * - `inOrder`: the first of each, where each is looked for behind the one before it.
 * - `between`: the time from the first `from` to the first `to` behind it.
 * - `bytes`: the first arguments of those events together (the data that came), in bytes.
 * - `pauses`: the times from each `from` to the first `to` behind it, the first `times` of them (behind the first `after`): each within
 *   the bounds, and those of the second half together `growth` times as long as those of the first.
 * - `remains`: so many rows of the kernels' tables look like this when the run is over (`min`, `max` as in `count`).
 * - `probe`: what the hidden program says of the student's.
 */
export const claimSchema = z.union([
  z.strictObject({
    count: matcherSchema,
    min: times.optional(),
    max: times.optional(),
    after: matcherSchema.optional(),
    before: matcherSchema.optional(),
  }),
  z.strictObject({ inOrder: z.array(matcherSchema).min(2).max(12) }),
  z.strictObject({
    between: z.strictObject({ from: matcherSchema, to: matcherSchema }),
    minMs: times.optional(),
    maxMs: times.optional(),
  }),
  z.strictObject({ bytes: matcherSchema, min: times.optional(), max: times.optional() }),
  z.strictObject({
    pauses: z.strictObject({ from: matcherSchema, to: matcherSchema }),
    times: z.int().min(1).max(20),
    after: matcherSchema.optional(),
    growth: z.number().min(1).optional(),
    minMs: times.optional(),
    maxMs: times.optional(),
  }),
  z.strictObject({ remains: kernelConditionSchema, min: times.optional(), max: times.optional() }),
  z.strictObject({ probe: idSchema }),
]);
export type Claim = z.infer<typeof claimSchema>;
