import { z } from 'zod';
import { leafConditionSchema } from './condition.ts';
import { idSchema, lineSchema } from './words.ts';

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
  })
  .refine((prediction) => prediction.choices.some((choice) => choice.id === prediction.answer && choice.when), {
    path: ['answer'],
    message: 'must name a choice that a run can show',
  });
export type Prediction = z.infer<typeof predictionSchema>;
