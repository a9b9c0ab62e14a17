import { z } from 'zod';
import { actSchema } from './act.ts';
import { leafConditionSchema } from './condition.ts';
import { idSchema, lineSchema, needSchema } from './words.ts';

/**
 * A question that a real run answers. After a choice is made and `begin` has happened, the run is watched until every one
 * of `sights` was seen; the choice whose `when` happened first is what this run showed. `answer` is what the explanation expects.
 */
export const predictionSchema = z
  .strictObject({
    id: idSchema,
    question: lineSchema,
    begin: leafConditionSchema,
    choices: z
      .array(z.strictObject({ id: idSchema, text: lineSchema, when: leafConditionSchema.optional() }))
      .min(2)
      .max(4),
    sights: z
      .array(z.strictObject({ text: lineSchema, when: leafConditionSchema }))
      .min(1)
      .max(4),
    answer: idSchema,
    needs: needSchema.optional(),
    /** What a test must do for a run to show the answer, where running the step's programs is not enough. */
    proof: z
      .strictObject({
        acts: z.array(actSchema).max(12).optional(),
        quietMs: z.int().min(200).max(20_000).optional(),
        forMs: z.int().min(500).max(60_000).optional(),
      })
      .optional(),
  })
  .refine((prediction) => prediction.choices.some((choice) => choice.id === prediction.answer && choice.when), {
    path: ['answer'],
    message: 'must name a choice that a run can show',
  });
export type Prediction = z.infer<typeof predictionSchema>;
