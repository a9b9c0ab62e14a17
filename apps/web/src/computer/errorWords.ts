import { explainErrorCode } from '@socketlab/timeline';

/** What to try next in this lab. The codes' own meaning is told the same everywhere, by `explainErrorCode`. */
const advice: Record<string, string> = {
  // A program's errors may have any code and name, `constructor` too.
  __proto__: null as never,
  ECONNREFUSED: '서버를 먼저 실행하고, 두 프로그램의 포트가 같은지 봅니다.',
  EADDRINUSE: '그 포트를 쓰는 프로그램을 정지하거나 다른 포트를 씁니다.',
  ENOTFOUND: '이 실험실에 있는 컴퓨터의 이름(`server`, `client` 등)과 `localhost`만 쓸 수 있습니다.',
  EAI_AGAIN: '이 실험실에 있는 컴퓨터의 이름(`server`, `client` 등)과 `localhost`만 쓸 수 있습니다.',
  EHOSTUNREACH: '실험실의 프로그램은 실험실 안의 컴퓨터에만 연결할 수 있습니다.',
  ENETUNREACH: '실험실의 프로그램은 실험실 안의 컴퓨터에만 연결할 수 있습니다.',
  EROFS: '읽을 수만 있는 곳에 쓰려고 했습니다. 프로그램은 자기 폴더에만 쓸 수 있습니다.',
  ENOENT: '그 파일이나 폴더가 없습니다.',
  EAGAIN: '지금은 더 만들 수 없습니다. 프로세스나 메모리의 한도를 넘었을 수 있습니다.',
  MODULE_NOT_FOUND: 'Node.js에 들어 있는 모듈만 쓸 수 있습니다.',
  ERR_MODULE_NOT_FOUND: 'Node.js에 들어 있는 모듈만 쓸 수 있습니다.',
};

const byName: Record<string, string> = {
  __proto__: null as never,
  SyntaxError: '코드의 문법이 맞지 않아 실행하지 못했습니다. 괄호와 따옴표의 짝을 확인합니다.',
  ReferenceError: '만들지 않은 이름을 썼습니다. 철자를 확인합니다.',
  TypeError: '값의 종류가 맞지 않는 일을 하려고 했습니다.',
  RangeError: '허용된 범위를 벗어난 값입니다.',
};

/** A few Korean sentences for an error that nobody caught; code stands between backticks. */
export function explainError(error: { name: string; code: string | null; message: string }): string {
  if (error.name === 'RangeError' && /allocation failed/i.test(error.message)) return '메모리를 더 얻지 못했습니다.';
  const known = [explainErrorCode(error.code), error.code === null ? null : advice[error.code]].filter(Boolean);
  if (known.length > 0) return known.join(' ');
  return byName[error.name] ?? '처리되지 않은 오류라서 프로그램이 끝났습니다.';
}
