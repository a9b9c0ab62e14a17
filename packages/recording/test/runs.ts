import { readFileSync } from 'node:fs';
import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import type { Recording } from '../src/index.ts';

/** The log of a real run: a greeting over TCP and its answer. */
export const realLog: readonly LabEvent[] = readFileSync(
  new URL('../../timeline/test/conversation.log.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => labEventSchema.parse(JSON.parse(line)));

/** A recording of that log; `part` says what is different in its header. */
export function recordingOf(part: Partial<Recording['header']> = {}, events = realLog): Recording {
  return {
    header: {
      app: 'socketlab',
      title: '첫 인사',
      start: { wallMs: 1_790_000_000_000, monotonicUs: 123_456_789 },
      mode: 'virtual',
      hosts: ['client', 'server'],
      place: { lesson: 'tcp-server-client', step: 'write' },
      files: [{ host: 'server', name: 'server.js', source: "console.log('서버')\n" }],
      bookmarks: [{ applied: 3, atUs: 1000, note: '여기서 SYN이 나갑니다' }],
      entries: events.length,
      ...part,
    },
    events,
  };
}
