import { z } from 'zod';

/** Names things in addresses and in saved progress: never change one that students have met. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/);

/** One line of Korean; `code` between backticks. */
export const lineSchema = z.string().min(1).max(240);

/** A program's file, as the page names and runs it. */
export const fileNameSchema = z.string().regex(/^[\w-]+\.(?:js|mjs|cjs)$/);

/** What the machine must be able to do for this to happen at all. Where it can't, it is set aside with the reason. */
export const needSchema = z.enum(['kernelView', 'wire']);
export type Need = z.infer<typeof needSchema>;
