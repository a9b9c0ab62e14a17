import { readFileSync } from 'node:fs';
import { labEventSchema } from '@socketlab/protocol';

/** Written by a lab in virtual mode: Node 20 programs, Linux kernels, a wire of 200 ms. Frozen, so that a change of the reducer shows. */
export const realLog = readFileSync(new URL('conversation.log.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => labEventSchema.parse(JSON.parse(line)));
