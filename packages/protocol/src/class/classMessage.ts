import { z } from 'zod';
import { errorMessages } from '../errors.ts';
import { hostNameSchema } from '../words.ts';
import { classErrorMessages } from './classErrors.ts';
import { stageCursorSchema } from './classRequest.ts';
import {
  classIdSchema,
  classPlaceSchema,
  classRoleSchema,
  deedSchema,
  deedTargetSchema,
  drillKindSchema,
  memberIdSchema,
  pinSchema,
} from './classWords.ts';

/** Raised whenever a message of an older page or server would be misread. */
export const classProtocolVersion = 1;

/** Milliseconds since 1970 by the server's clock: every snapshot brings `nowMs`, so that a page can tell how long ago. */
const wallMs = z.int().min(0);

/** What the instructor has done, or is about to do. */
export const deedViewSchema = z.object({
  id: z.int().min(0),
  deed: deedSchema,
  target: deedTargetSchema,
  /** The target's nickname as it was. */
  targetName: z.string().nullable(),
  /** When it happened, or is to happen. */
  atMs: wallMs,
  state: z.enum(['pending', 'done', 'undone', 'cancelled']),
  /** Labs it reached, and labs where nothing could be done (nothing ran, no socket open). */
  reached: z.int().min(0),
  missed: z.int().min(0),
  /** False for what has no way back: bytes that a reset threw away stay thrown away. */
  undoable: z.boolean(),
});
export type DeedView = z.infer<typeof deedViewSchema>;

/** What a student is told of a deed on the lab they look at. */
export const deedNoteSchema = z.object({
  id: z.int().min(0),
  deed: deedSchema,
  by: z.string(),
  on: z.enum(['mine', 'stage']),
  drill: drillKindSchema.nullable(),
  atMs: wallMs,
  undone: z.boolean(),
});
export type DeedNote = z.infer<typeof deedNoteSchema>;

export const pollViewSchema = z.object({
  id: z.int().min(0),
  question: z.string(),
  choices: z.array(z.string()),
  /** Null: the instructor's own question. */
  place: classPlaceSchema.nullable(),
  open: z.boolean(),
  answered: z.int().min(0),
  /** Answers by choice. Null for students and walls while it is open: nobody is to follow the crowd. */
  counts: z.array(z.int().min(0)).nullable(),
  /** What happened, and who says so: the run on the stage, or the instructor. */
  outcome: z.object({ choice: z.int().min(0), by: z.enum(['run', 'instructor']) }).nullable(),
});
export type PollView = z.infer<typeof pollViewSchema>;

export const drillViewSchema = z.object({
  kind: drillKindSchema,
  target: deedTargetSchema,
  startedAtMs: wallMs,
  reached: z.int().min(0),
  /** By student, milliseconds after the start; the first is the quickest. */
  recovered: z.array(z.object({ member: memberIdSchema, nickname: z.string(), afterMs: z.int().min(0) })),
  waiting: z.array(z.object({ member: memberIdSchema, nickname: z.string() })),
});
export type DrillView = z.infer<typeof drillViewSchema>;

/** What everybody in a class may know. */
export const classStateSchema = z.object({
  id: classIdSchema,
  title: z.string(),
  pin: pinSchema,
  instructor: z.string(),
  locked: z.boolean(),
  place: classPlaceSchema.nullable(),
  /** Grows with every push: a page that sees it grow goes to `place`. */
  pushes: z.int().min(0),
  /** `driver` null: the instructor. `lab` null: nothing has been run on it yet. */
  stage: z.object({ driver: memberIdSchema.nullable(), driverName: z.string().nullable(), lab: z.string().nullable() }),
  cursor: stageCursorSchema.nullable(),
  members: z.int().min(0),
  online: z.int().min(0),
  hands: z.int().min(0),
  poll: pollViewSchema.nullable(),
  drill: drillViewSchema.nullable(),
  /** Only for the instructor; empty elsewhere. The newest first. */
  deeds: z.array(deedViewSchema),
  /** The server has been started anew since the class was opened: when, by the wall clock. */
  restartedAtMs: wallMs.nullable(),
});
export type ClassState = z.infer<typeof classStateSchema>;

/** What a page may know of itself. */
export const classSelfSchema = z.object({
  role: classRoleSchema,
  member: memberIdSchema,
  nickname: z.string(),
  hand: z.boolean(),
  follow: z.boolean(),
  /** The instructor looks at this student's lab. */
  watched: z.boolean(),
  /** Their choice in the open poll. */
  answer: z.int().min(0).nullable(),
  /** The lab that is theirs now; null where none is open, also after the server was started anew. */
  lab: z.string().nullable(),
  /** The newest deeds on their own lab, or on the stage while they follow it; the newest last. */
  notes: z.array(deedNoteSchema),
});
export type ClassSelf = z.infer<typeof classSelfSchema>;

/** One student as the instructor sees them. States and errors come from the real log of their lab; ticks are what their page says. */
export const rosterRowSchema = z.object({
  member: memberIdSchema,
  nickname: z.string(),
  online: z.boolean(),
  place: classPlaceSchema.nullable(),
  ticked: z.int().min(0),
  tasks: z.int().min(0),
  lab: z.string().nullable(),
  /** By computer, the newest program's state; what has none is missing. */
  programs: z.partialRecord(hostNameSchema, z.enum(['running', 'frozen', 'ended', 'failed'])),
  lastError: z.string().nullable(),
  /** How often each error code came up, in this lab's log. */
  errors: z.record(z.string(), z.int().min(1)),
  /** In Korean: 실행, 저장 … what they last did. */
  lastAction: z.string().nullable(),
  lastActionAtMs: wallMs.nullable(),
  /** The last tick, or a new step: how long they have been stuck is counted from here. */
  movedAtMs: wallMs,
  handAtMs: wallMs.nullable(),
  follow: z.boolean(),
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

const errorCode = z.enum([...Object.keys(errorMessages), ...Object.keys(classErrorMessages)] as [string, ...string[]]);

export const classMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), version: z.int(), nowMs: wallMs }),
  z.object({ kind: z.literal('reply'), request: z.int() }),
  /** `request` is null where the message was too broken to tell. */
  z.object({ kind: z.literal('error'), request: z.int().nullable(), code: errorCode, message: z.string() }),
  /** All of it: after `enter`, and whenever a page was too slow to hear of every change. */
  z.object({ kind: z.literal('class'), nowMs: wallMs, state: classStateSchema, self: classSelfSchema }),
  /** What has changed, each part whole. */
  z.object({ kind: z.literal('changed'), state: classStateSchema.partial() }),
  z.object({ kind: z.literal('self'), self: classSelfSchema.partial() }),
  /** Rows that are new or have changed; with `full` there are no others. */
  z.object({
    kind: z.literal('roster'),
    full: z.boolean(),
    rows: z.array(rosterRowSchema),
    removed: z.array(memberIdSchema),
  }),
  /** The page is out of the class. */
  z.object({ kind: z.literal('over'), reason: z.enum(['ended', 'idle', 'kicked', 'banned', 'left']) }),
]);
export type ClassMessage = z.infer<typeof classMessageSchema>;
