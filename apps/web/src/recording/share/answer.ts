import { sharingErrorMessages } from '@socketlab/protocol/recordings';

/** A schema of the protocol. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export type Answer<T> = { ok: true; value: T } | { ok: false; message: string };

export const unreachable: Answer<never> = {
  ok: false,
  message: '서버에 닿지 못했습니다. 네트워크 연결과 서버가 켜져 있는지 확인하고 다시 시도합니다.',
};
const unreadable = '서버의 답을 읽지 못했습니다. 페이지를 새로 고친 뒤 다시 시도합니다.';
/** The server speaks of its token there, which a student never had. */
export const shutOut =
  '지금은 이 서버에 기록을 둘 수 없습니다. 접속 토큰으로 들어왔거나 수업에 들어와 있는 동안에 둡니다. 파일로 저장해서 전할 수는 있습니다.';

/** What the server said: a value of the schema, or the sentence that tells why not, its own where it gave one. */
export function readAnswer<T>(status: number, text: string, schema: Schema<T>): Answer<T> {
  if (status === 401) return { ok: false, message: shutOut };
  if (status === 413) return { ok: false, message: sharingErrorMessages['recording-too-large'] };
  const value = parseJson(text);
  if (status < 200 || status > 299) return { ok: false, message: messageOf(value) ?? unreadable };
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
