/** The server can't listen where it was told to. `message` is a Korean sentence that names the option which helps. */
class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Turns what the system says into a `ListenError`; gives back what nobody foresaw. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const text = sentenceFor((error as NodeJS.ErrnoException).code, host, port);
  return text === null ? error : new ListenError(text, { cause: error });
}

function sentenceFor(code: string | undefined, host: string, port: number): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `포트 ${port}번을 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 --port로 다른 번호를 줍니다. (예: npm start -- --port ${port < 65_535 ? port + 1 : 4650})`;
    case 'EACCES':
      return `포트 ${port}번을 열 권한이 없습니다. --port로 1024 이상의 번호를 줍니다.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `${host}: 이 컴퓨터의 주소가 아닙니다. --host나 환경 변수 HOST에 이 컴퓨터의 주소나 127.0.0.1을 줍니다.`;
    default:
      return null;
  }
}
