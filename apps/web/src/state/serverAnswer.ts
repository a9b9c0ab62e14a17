/** A schema of the protocol. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** What came of asking the server for something: a value, or the Korean sentence that tells why there is none. */
export type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

export const unreachable: Answer<never> = {
  ok: false,
  message: '서버에 닿지 못했습니다. 네트워크 연결과 서버가 켜져 있는지 확인하고 다시 시도합니다.',
};
const unreadable = '서버의 답을 읽지 못했습니다. 페이지를 새로 고친 뒤 다시 시도합니다.';

/** What the server said by HTTP, `done` or not: a value of the schema, or the sentence that tells why not, its own where it gave one. */
export function serverAnswer<T>(done: boolean, text: string, schema: Schema<T>): Answer<T> {
  const value = parseJson(text);
  if (!done) return { ok: false, message: messageOf(value) ?? unreadable };
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, message: unreadable };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('message' in value)) return null;
  return typeof value.message === 'string' ? value.message : null;
}
