/** A schema of the protocol. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

const unreachable = '서버에 닿지 못했습니다. 네트워크 연결과 서버가 켜져 있는지 확인하고 다시 시도합니다.';
const unreadable = '서버의 답을 읽지 못했습니다. 페이지를 새로 고친 뒤 다시 시도합니다.';

/** Posts to the server's classes. Never rejects: what went wrong comes back as a Korean sentence, the server's own where it gave one. */
export async function postClass<T>(path: string, body: unknown, schema: Schema<T>): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, message: unreachable };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, message: messageOf(answer) ?? unreadable };
  const parsed = schema.safeParse(answer);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, message: unreadable };
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null;
  return typeof answer.message === 'string' ? answer.message : null;
}
