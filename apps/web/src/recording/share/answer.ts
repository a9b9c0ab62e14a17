import { sharingErrorMessages } from '@socketlab/protocol/recordings';
import { type Answer, type Schema, serverAnswer } from '../../state/serverAnswer.ts';

/** The server speaks of its token there, which a student never had. */
export const shutOut =
  '지금은 이 서버에 기록을 둘 수 없습니다. 접속 토큰으로 들어왔거나 수업에 들어와 있는 동안에 둡니다. 파일로 저장해서 전할 수는 있습니다.';

/** What the server said: a value of the schema, or the sentence that tells why not, its own where it gave one. */
export function readAnswer<T>(status: number, text: string, schema: Schema<T>): Answer<T> {
  if (status === 401) return { ok: false, message: shutOut };
  if (status === 413) return { ok: false, message: sharingErrorMessages['recording-too-large'] };
  return serverAnswer(status >= 200 && status <= 299, text, schema);
}
