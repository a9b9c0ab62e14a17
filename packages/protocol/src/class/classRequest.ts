import { z } from 'zod';
import {
  classIdSchema,
  classLimits,
  classPlaceSchema,
  classViewSchema,
  deedSchema,
  deedTargetSchema,
  drillKindSchema,
  memberIdSchema,
} from './classWords.ts';

const request = { request: z.int().min(0), class: classIdSchema };
const pollText = z.string().min(1).max(classLimits.pollTextChars);

/** Where a stage's cursor stands, so that pages that follow show the same picture. `live`: at the end of the log, whatever it is. */
export const stageCursorSchema = z.object({
  lab: z.string().min(1).max(64),
  applied: z.int().min(0),
  atUs: z.int().min(0),
  live: z.boolean(),
});
export type StageCursor = z.infer<typeof stageCursorSchema>;

/** What a page asks of its class, over `/ws/class`. Each request gets exactly one `reply` or `error` with its number. */
export const classRequestSchema = z.discriminatedUnion('kind', [
  // everybody in the class
  /** The first request of a page: from then on it hears of the class, beginning with all of it. */
  z.object({ ...request, kind: z.literal('enter'), view: classViewSchema }),
  /** Only of whoever drives. */
  z.object({ ...request, kind: z.literal('cursor'), cursor: stageCursorSchema }),
  // students
  z.object({ ...request, kind: z.literal('hand'), up: z.boolean() }),
  z.object({ ...request, kind: z.literal('follow'), on: z.boolean() }),
  /** Where the student is, and which tasks of that step are ticked (their ids). */
  z.object({
    ...request,
    kind: z.literal('progress'),
    place: classPlaceSchema,
    ticked: z.array(z.string().regex(/^[\w-]{1,64}$/)).max(20),
    tasks: z.int().min(0).max(20),
  }),
  z.object({ ...request, kind: z.literal('answerPoll'), poll: z.int().min(0), choice: z.int().min(0) }),
  // the instructor
  /** The step that is taught; `push` sends every page there once, those that do not follow as well. */
  z.object({ ...request, kind: z.literal('place'), place: classPlaceSchema, push: z.boolean() }),
  /** Locked: everybody follows, whatever they have chosen. */
  z.object({ ...request, kind: z.literal('lock'), on: z.boolean() }),
  /** Null takes the stage back. */
  z.object({ ...request, kind: z.literal('handStage'), member: memberIdSchema.nullable() }),
  z.object({
    ...request,
    kind: z.literal('trigger'),
    target: deedTargetSchema,
    deed: deedSchema,
    afterMs: z.int().min(0).max(classLimits.laterMs),
  }),
  /** Also takes back one that has not happened yet. */
  z.object({ ...request, kind: z.literal('undo'), deed: z.int().min(0) }),
  z.object({ ...request, kind: z.literal('startDrill'), drill: drillKindSchema, target: deedTargetSchema }),
  z.object({ ...request, kind: z.literal('endDrill') }),
  /** The student is told. Null: nobody any more. */
  z.object({ ...request, kind: z.literal('watch'), member: memberIdSchema.nullable() }),
  z.object({ ...request, kind: z.literal('lowerHand'), member: memberIdSchema }),
  /** Out of the class; may join again. */
  z.object({ ...request, kind: z.literal('kick'), member: memberIdSchema }),
  /** Out of the class, and neither this browser nor this nickname comes back. */
  z.object({ ...request, kind: z.literal('ban'), member: memberIdSchema }),
  /** A lesson's own prediction, whose outcome the stage's run decides, or a question of the instructor's. */
  z.object({
    ...request,
    kind: z.literal('openPoll'),
    question: z.discriminatedUnion('from', [
      z.object({ from: z.literal('lesson'), place: classPlaceSchema }),
      z.object({
        from: z.literal('instructor'),
        question: pollText,
        choices: z.array(pollText).min(2).max(classLimits.pollChoices),
      }),
    ]),
  }),
  /** No more answers; the stage's run has its say. */
  z.object({ ...request, kind: z.literal('closePoll'), poll: z.int().min(0) }),
  /** What really happened, where it was the instructor's own question. */
  z.object({ ...request, kind: z.literal('pollOutcome'), poll: z.int().min(0), choice: z.int().min(0) }),
  /** It leaves the walls. */
  z.object({ ...request, kind: z.literal('dropPoll'), poll: z.int().min(0) }),
  z.object({ ...request, kind: z.literal('endClass') }),
]);
export type ClassRequest = z.infer<typeof classRequestSchema>;
export type ClassRequestKind = ClassRequest['kind'];
export const classRequestKinds = classRequestSchema.options.map(
  (option) => option.shape.kind.value,
) as readonly ClassRequestKind[];

/** Who may ask what. `driver`: the instructor, or the student who has been handed the stage, as long as it is theirs. */
export const mayAsk: Record<ClassRequestKind, 'member' | 'student' | 'instructor' | 'driver'> = {
  enter: 'member',
  cursor: 'driver',
  hand: 'student',
  follow: 'student',
  progress: 'student',
  answerPoll: 'student',
  place: 'instructor',
  lock: 'instructor',
  handStage: 'instructor',
  trigger: 'instructor',
  undo: 'instructor',
  startDrill: 'instructor',
  endDrill: 'instructor',
  watch: 'instructor',
  lowerHand: 'instructor',
  kick: 'instructor',
  ban: 'instructor',
  openPoll: 'instructor',
  closePoll: 'instructor',
  pollOutcome: 'instructor',
  dropPoll: 'instructor',
  endClass: 'instructor',
};
