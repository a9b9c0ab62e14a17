import type { ErrorCode } from '../errors.ts';
import { type ClassRequest, classRequestKinds, classRequestSchema } from './classRequest.ts';

type Parsed = { ok: true; value: ClassRequest } | { ok: false; code: ErrorCode; request: number | null };

/** Parses one WebSocket text frame of a class page. Never throws. */
export function parseClassRequest(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: 'bad-json', request: null };
  }
  const result = classRequestSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const { kind, request } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    ok: false,
    code: classRequestKinds.some((known) => known === kind) ? 'bad-fields' : 'unknown-kind',
    request: Number.isSafeInteger(request) ? (request as number) : null,
  };
}
