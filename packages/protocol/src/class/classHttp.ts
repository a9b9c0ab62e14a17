import { z } from 'zod';
import { classIdSchema, classLimits, classRoleSchema, memberIdSchema, pinSchema } from './classWords.ts';

/** `GET /api/me`: who this browser is. `owner`: it has the server's token, and may open classes. */
export const meSchema = z.object({
  owner: z.boolean(),
  /** Where students can join, for those who may tell them; empty for others, and where no other machine can reach this server. */
  addresses: z.array(z.string()),
  class: z
    .object({
      id: classIdSchema,
      role: classRoleSchema,
      member: memberIdSchema,
      nickname: z.string(),
      title: z.string(),
      pin: pinSchema,
    })
    .nullable(),
});
export type Me = z.infer<typeof meSchema>;

/** `POST /api/classes`, of the owner. Sets the instructor's cookie. */
export const openClassSchema = z.object({
  title: z.string().trim().min(1).max(classLimits.titleChars),
  instructor: z.string().min(1).max(500),
});
/** `secret` is shown this once, as a recovery link. */
export const openedClassSchema = z.object({
  class: classIdSchema,
  pin: pinSchema,
  secret: z.string().min(16).max(128),
  addresses: meSchema.shape.addresses,
});
export type OpenedClass = z.infer<typeof openedClassSchema>;

/** `POST /api/classes/recover`: makes this browser the instructor's as well. */
export const recoverClassSchema = z.object({ secret: z.string().min(1).max(128) });

/** `POST /api/join`. Sets the member's cookie; whoever has one of this class stays who they were. */
export const joinClassSchema = z.object({ pin: z.string().max(20), nickname: z.string().max(2000) });
/** The answer of joining and of recovery. */
export const joinedClassSchema = meSchema.shape.class.unwrap();
export type JoinedClass = z.infer<typeof joinedClassSchema>;
