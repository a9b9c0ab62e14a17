/** What Node's error codes say, for `error` events and uncaught errors. Each is one Korean sentence in 합니다체. */
const explanations: Record<string, string> = {
  // A program's error may have any code, `constructor` too.
  __proto__: null as never,
  EACCES: '권한이 없습니다. 1024보다 작은 포트도 보통의 프로그램은 열 수 없습니다.',
  EADDRINUSE: '그 주소와 포트를 다른 소켓이 이미 쓰고 있습니다.',
  EADDRNOTAVAIL: '이 컴퓨터에 없는 주소이거나, 쓸 수 있는 포트가 남지 않았습니다.',
  EAI_AGAIN: '이름을 주소로 바꾸지 못했습니다. 이름 서버가 답하지 않았습니다.',
  ECONNABORTED: '연결이 이쪽에서 중단되었습니다.',
  ECONNREFUSED: '연결 거부입니다. 그 포트에서 받는 소켓이 없다는 답(RST 또는 ICMP)이 왔습니다.',
  ECONNRESET: '연결 재설정입니다. 상대방의 주소로 RST가 와서 연결이 끊어졌습니다.',
  EMSGSIZE: '데이터그램 하나에 담을 수 있는 크기를 넘었습니다.',
  EHOSTUNREACH: '그 컴퓨터까지 가는 길이 없습니다.',
  EINVAL: '인자의 값이 규칙에 맞지 않습니다.',
  EMFILE: '이 프로그램이 열 수 있는 파일과 소켓의 수를 넘었습니다.',
  ENETUNREACH: '그 네트워크로 가는 길이 없습니다.',
  ENOTCONN: '아직 연결되지 않았거나 이미 끊긴 소켓입니다.',
  ENOTFOUND: '그 이름의 컴퓨터를 찾지 못했습니다.',
  EPIPE: '끊어진 파이프입니다. 보내는 방향이 이미 닫힌 소켓에 썼습니다.',
  ERR_INVALID_ARG_TYPE: '인자의 종류가 맞지 않습니다.',
  ERR_INVALID_ARG_VALUE: '인자의 값이 규칙에 맞지 않습니다.',
  ERR_MODULE_NOT_FOUND: '불러올 모듈을 찾지 못했습니다.',
  ERR_SERVER_ALREADY_LISTEN: '이 서버는 이미 수신 대기하고 있습니다.',
  ERR_SERVER_NOT_RUNNING: '이 서버는 수신 대기하고 있지 않습니다.',
  ERR_SOCKET_ALREADY_BOUND: '이 소켓은 이미 포트에 바인딩되어 있습니다.',
  ERR_SOCKET_BAD_PORT: '포트는 0부터 65535까지의 수입니다.',
  ERR_SOCKET_CLOSED: '이미 닫힌 소켓입니다.',
  ERR_SOCKET_DGRAM_IS_CONNECTED: '이 소켓은 이미 상대방의 주소를 정해 두었습니다.',
  ERR_SOCKET_DGRAM_NOT_CONNECTED: '이 소켓은 상대방의 주소를 정해 두지 않았습니다.',
  ERR_SOCKET_DGRAM_NOT_RUNNING: '이미 닫힌 소켓입니다.',
  ERR_STREAM_DESTROYED: '이미 없어진 스트림에 썼습니다.',
  ERR_STREAM_WRITE_AFTER_END: '`end()`를 부른 뒤에는 더 쓸 수 없습니다.',
  ERR_UNHANDLED_ERROR: '`error` 이벤트를 받을 핸들러가 없습니다.',
  ETIMEDOUT: '시간 초과입니다. 기다리는 동안 상대방의 확인 응답이 오지 않았습니다.',
  MODULE_NOT_FOUND: '불러올 모듈을 찾지 못했습니다.',
};

/** The sentence for an error code, or null for one without. Backquotes mark code. */
export function explainErrorCode(code: string | undefined | null): string | null {
  return code === undefined || code === null ? null : (explanations[code] ?? null);
}
