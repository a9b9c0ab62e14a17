import { type Answer, type Schema, serverAnswer, unreachable } from '../../state/serverAnswer.ts';

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
    return unreachable;
  }
  return serverAnswer(response.ok, await response.text().catch(() => ''), schema);
}
