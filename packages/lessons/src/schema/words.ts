import { z } from 'zod';

/** Names things in addresses and in saved progress: never change one that students have met. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/);

/** One line of Korean; `code` between backticks. */
export const lineSchema = z.string().min(1).max(200);
