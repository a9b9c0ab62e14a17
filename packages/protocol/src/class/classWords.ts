import { z } from 'zod';
import { socketActionSchema } from '../agentReport.ts';
import { faultCommandSchema, programActionSchema, programSignalSchema } from '../fault.ts';
import { hostNameSchema } from '../words.ts';

/** Bounds of a class. Sizes in characters, times in milliseconds. */
export const classLimits = {
  /** Classes of one server that go on at once. */
  classes: 20,
  members: 500,
  nicknameChars: 20,
  titleChars: 60,
  pollChoices: 6,
  pollTextChars: 200,
  /** A deed may be put off by this much. */
  laterMs: 600_000,
  /** Deeds that the instructor's page lists. */
  deedsListed: 20,
  /** Without anybody's request for this long a class ends by itself. */
  idleMs: 12 * 3_600_000,
  /** A member's lab stays for so long without a page: a laptop that sleeps, a train in a tunnel. */
  labLingerMs: 5 * 60_000,
} as const;

export const classIdSchema = z.string().regex(/^[\w-]{8,32}$/);
export const memberIdSchema = z.string().regex(/^[\w-]{8,32}$/);
export const pinSchema = z.string().regex(/^\d{6}$/);

/** `projector`: the instructor's second screen: it shows what may be on a wall, and asks for nothing. */
export const classRoleSchema = z.enum(['instructor', 'student']);
export type ClassRole = z.infer<typeof classRoleSchema>;
export const classViewSchema = z.enum(['instructor', 'projector', 'student']);
export type ClassViewName = z.infer<typeof classViewSchema>;

/** A step of a lesson. */
export const classPlaceSchema = z.object({ lesson: z.string().min(1).max(64), step: z.string().min(1).max(64) });
export type ClassPlace = z.infer<typeof classPlaceSchema>;

/** Whom a deed reaches. */
export const deedTargetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('stage') }),
  /** The labs of all students. */
  z.object({ to: z.literal('all') }),
  z.object({ to: z.literal('member'), member: memberIdSchema }),
]);
export type DeedTarget = z.infer<typeof deedTargetSchema>;

/**
 * What an instructor does to a lab without looking into it: the lab's own programs and sockets of that host are meant, whichever
 * run or are open when it happens.
 */
export const deedSchema = z.discriminatedUnion('kind', [
  /** On the wire and the hosts: every fault of the catalogue. */
  z.object({ kind: z.literal('fault'), command: faultCommandSchema }),
  z.object({ kind: z.literal('socket'), host: hostNameSchema, action: socketActionSchema }),
  z.object({ kind: z.literal('program'), host: hostNameSchema, action: programActionSchema }),
  z.object({ kind: z.literal('signal'), host: hostNameSchema, signal: programSignalSchema }),
]);
export type Deed = z.infer<typeof deedSchema>;

/** Ready-made exercises: 연결이 끊겼다, 서버가 멈췄다, 느린 수신자, 유령 연결. */
export const drillKindSchema = z.enum(['disconnected', 'frozen', 'slowReader', 'ghost']);
export type DrillKind = z.infer<typeof drillKindSchema>;

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What emoji are put together with. */
const joiners = /\u200d|\ufe0f/gu;
const segmenter = new Intl.Segmenter('ko');

/**
 * A nickname as it is shown, or null where it can't be one: NFC, without white space around it and with single spaces in it,
 * 1 to 20 characters as a reader counts them (UAX #29). Control and format characters (General_Category C*) are refused, those
 * of emoji aside; so are more marks on one letter than any script needs.
 */
export function readNickname(text: string): string | null {
  if (text.length > 500) return null;
  const name = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  if (invisible.test(name.replace(joiners, '')) || /^\u200d|\u200d$/u.test(name)) return null;
  if (/\p{M}{4}/u.test(name) || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return null;
  const count = [...segmenter.segment(name)].length;
  return count >= 1 && count <= classLimits.nicknameChars && name.length <= 120 ? name : null;
}

/** Two nicknames with one key look alike to a reader: compatibility forms, case, spaces and joiners aside. */
export const nicknameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(joiners, '').replace(/\s/gu, '');
