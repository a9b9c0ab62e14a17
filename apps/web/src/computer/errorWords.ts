/** What the platform's codes mean to somebody who meets them for the first time. Facts as in Node's `errors` and `net` documents. */
const byCode: Record<string, string> = {
  ECONNREFUSED: '연결이 거부되었습니다. 그 주소와 포트에서 수신 대기하는 프로그램이 없습니다. 서버를 먼저 실행합니다.',
  ECONNRESET: '상대방이 연결을 강제로 끊었습니다. `RST`를 받았다는 뜻입니다.',
  EPIPE: '이미 닫힌 연결에 데이터를 쓰려고 했습니다.',
  ETIMEDOUT: '상대방의 응답을 기다리다가 시간이 초과되었습니다.',
  EADDRINUSE: '다른 프로그램이 이미 그 포트에서 수신 대기하고 있습니다. 그 프로그램을 정지하거나 다른 포트를 씁니다.',
  EADDRNOTAVAIL: '이 컴퓨터에 없는 주소를 쓰려고 했습니다.',
  ENOTFOUND: '그 이름의 컴퓨터를 찾을 수 없습니다. 이 실험실에는 `server`, `client`, `localhost`가 있습니다.',
  EAI_AGAIN: '이름을 주소로 바꾸지 못했습니다. 이 실험실에는 `server`, `client`, `localhost`가 있습니다.',
  EHOSTUNREACH: '그 주소의 컴퓨터까지 가는 길이 없습니다.',
  ENETUNREACH: '그 네트워크로 가는 길이 없습니다. 실험실의 프로그램은 실험실 안의 컴퓨터에만 연결할 수 있습니다.',
  EACCES: '권한이 없습니다.',
  EPERM: '허용되지 않은 일입니다.',
  EROFS: '읽을 수만 있는 곳에 쓰려고 했습니다.',
  ENOENT: '그 파일이나 폴더가 없습니다.',
  EMFILE: '한 프로그램이 열 수 있는 파일과 소켓의 수를 넘었습니다.',
  EAGAIN: '지금은 더 만들 수 없습니다. 프로세스나 메모리의 한도를 넘었을 수 있습니다.',
  MODULE_NOT_FOUND: '그 이름의 모듈이 없습니다. Node.js에 들어 있는 모듈만 쓸 수 있습니다.',
  ERR_MODULE_NOT_FOUND: '그 이름의 모듈이 없습니다. Node.js에 들어 있는 모듈만 쓸 수 있습니다.',
  ERR_SOCKET_BAD_PORT: '포트는 0부터 65535까지의 수입니다.',
  ERR_STREAM_WRITE_AFTER_END: '`end()`를 부른 뒤에는 더 쓸 수 없습니다.',
  ERR_STREAM_DESTROYED: '이미 닫힌 소켓에 쓰려고 했습니다.',
  ERR_INVALID_ARG_TYPE: '함수에 넘긴 값의 종류가 맞지 않습니다.',
  ERR_SERVER_ALREADY_LISTEN: '이 서버는 이미 수신 대기하고 있습니다.',
  ERR_UNHANDLED_ERROR: '처리하는 곳이 없는 `error` 이벤트가 일어났습니다.',
};

const byName: Record<string, string> = {
  SyntaxError: '코드의 문법이 맞지 않아 실행하지 못했습니다. 괄호와 따옴표의 짝을 확인합니다.',
  ReferenceError: '만들지 않은 이름을 썼습니다. 철자를 확인합니다.',
  TypeError: '값의 종류가 맞지 않는 일을 하려고 했습니다.',
  RangeError: '허용된 범위를 벗어난 값입니다.',
};

/** One or two Korean sentences for an error that nobody caught; `code` stands between backticks. */
export function explainError(error: { name: string; code: string | null }): string {
  return (
    (error.code === null ? undefined : byCode[error.code]) ??
    byName[error.name] ??
    '처리되지 않은 오류라서 프로그램이 끝났습니다.'
  );
}
