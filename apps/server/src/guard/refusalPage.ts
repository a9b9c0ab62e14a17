import { type ErrorCode, errorMessages } from '@socketlab/protocol';

const advice: Partial<Record<ErrorCode, string>> = {
  unauthorized:
    '<p>소켓랩은 시작할 때마다 새 접속 토큰을 만듭니다. <code>npm start</code>를 실행한 터미널에 나온 주소를 토큰까지 그대로 열면 들어갈 수 있습니다.</p><pre>http://127.0.0.1:4650/?token=…</pre><p>서버를 다시 시작했다면 이전 주소는 더 이상 쓸 수 없습니다.</p><p>수업에 들어가려면 토큰이 필요하지 않습니다. <a href="/join">수업 들어가기</a>에서 PIN을 적습니다.</p>',
  'forbidden-host':
    '<p>이 서버가 아는 이름으로 접속해야 합니다. 다른 이름을 쓰려면 <code>SOCKETLAB_ALLOWED_HOSTS=이름</code>을 주고 다시 시작합니다.</p>',
  'forbidden-origin': '<p>주소창에 터미널에 나온 주소를 직접 넣어 엽니다.</p>',
  'too-many-requests': '<p>잠시 기다린 뒤 새로 고칩니다.</p>',
};

/** A whole page for a browser that was refused before the app could load. Holds nothing of the request. */
export function refusalPage(code: ErrorCode): string {
  return `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>소켓랩</title>
<style>
  body { font: 17px/1.7 Pretendard, system-ui, sans-serif; word-break: keep-all; margin: 18vh auto; max-width: 34rem; padding: 0 1.5rem; }
  h1 { font-size: 1.25rem; line-height: 1.5; }
  pre, code { font-family: ui-monospace, monospace; font-size: .92em; }
  pre { padding: .8rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .6rem; overflow-wrap: anywhere; white-space: pre-wrap; }
  small { opacity: .65; }
</style>
<h1>${errorMessages[code]}</h1>
${advice[code] ?? ''}
<small>${code}</small>
</html>
`;
}

/** Sends a browser on by a step of its own, since a Strict cookie isn't sent along a redirect that another site began. */
export function continuePage(path: string): string {
  const safe = path.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<!doctype html><html lang="ko"><meta charset="utf-8"><title>소켓랩</title><meta http-equiv="refresh" content="0;url=${safe}"></html>\n`;
}
