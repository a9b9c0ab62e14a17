import { z } from 'zod';

/** `glossary.json`: what each term means, in one or two sentences; `code` between backticks. `en` is what `<Term en="…">` names. */
export const glossarySchema = z.array(
  z.strictObject({ en: z.string().min(1).max(60), ko: z.string().min(1).max(40), text: z.string().min(10).max(240) }),
);
