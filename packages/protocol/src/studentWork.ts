import { z } from 'zod';
import { limits } from './limits.ts';
import { fileNameSchema, hostNameSchema, labHostsSchema } from './words.ts';

/** A lesson or an experiment, and a file of it: `tcp-server-client/server.js`. `+` and a number name one that the student has added. */
const keySchema = z.string().regex(/^[\w-]{1,64}\/(?:\+\d{1,9}|[\w.-]{1,80})$/);

/** What a browser keeps of one file. `mine` is null while nothing was written; a lesson's own texts are not kept. */
export const keptFileSchema = z.object({
  host: hostNameSchema,
  name: fileNameSchema,
  mine: z.string().max(limits.messageBytes).nullable(),
  slot: z.enum(['start', 'mine', 'answer']),
  /** The student asked for the answer once. */
  answerSeen: z.boolean(),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

/** What a `Date` can hold (ECMA-262, 21.4.1.1). */
const latestDateMs = 8.64e15;

/** One named experiment of the free lab. Its files are kept one by one, under its id. */
export const experimentSchema = z.object({
  name: z.string().min(1).max(60),
  hosts: labHostsSchema,
  /** What it began with. */
  template: z.string().max(48).nullable(),
  /** What the student wrote down about it. */
  notes: z.string().max(10_000),
  /** Milliseconds since 1970: the newest is listed first. */
  changedAt: z.int().min(0).max(latestDateMs),
});
export type Experiment = z.infer<typeof experimentSchema>;

export const workFormat = { format: 'socketlab-work', version: 1 } as const;

const workSchema = z.object({
  format: z.literal(workFormat.format),
  version: z.literal(workFormat.version),
  files: z.record(keySchema, keptFileSchema),
  experiments: z.record(z.string().regex(/^lab-[\w-]{1,60}$/), experimentSchema),
  progress: z.object({
    tasks: z.record(z.string().max(120), z.unknown()),
    predictions: z.record(z.string().max(120), z.unknown()),
    exercises: z.record(z.string().max(120), z.unknown()),
  }),
});
export type StudentWork = z.infer<typeof workSchema>;

type WorkResult = { ok: true; work: StudentWork } | { ok: false; reason: string };

/** Reads an exported file, which may be anything. Never throws; a refusal is one Korean sentence. */
export function parseWork(text: string): WorkResult {
  if (text.length > limits.workBytes) return { ok: false, reason: '파일이 너무 큽니다. 4 MB까지 가져올 수 있습니다.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'JSON 파일이 아닙니다.' };
  }
  const head = z.object({ format: z.literal(workFormat.format), version: z.int() }).safeParse(value);
  if (!head.success) return { ok: false, reason: '소켓랩에서 내보낸 파일이 아닙니다.' };
  if (head.data.version > workFormat.version)
    return { ok: false, reason: '더 새로운 소켓랩에서 내보낸 파일입니다. 이 소켓랩은 읽을 수 없습니다.' };
  const result = workSchema.safeParse(value);
  if (result.success) {
    const crowded = crowdedSpace(Object.keys(result.data.files));
    if (crowded === null) return { ok: true, work: result.data };
    return {
      ok: false,
      reason: `${crowded}에 더한 파일이 너무 많습니다. ${limits.addedFiles}개까지 가져올 수 있습니다.`,
    };
  }
  const where = result.error.issues[0]?.path.join(' › ') ?? '';
  return { ok: false, reason: `파일의 내용이 형식에 맞지 않습니다. 처음 틀린 곳은 ${where || '맨 앞'}입니다.` };
}

/** A lesson or experiment with more added files than a page can show as tabs, or null. */
function crowdedSpace(keys: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const [space, added] = key.split('/+');
    if (space === undefined || added === undefined) continue;
    const count = (counts.get(space) ?? 0) + 1;
    if (count > limits.addedFiles) return space;
    counts.set(space, count);
  }
  return null;
}
