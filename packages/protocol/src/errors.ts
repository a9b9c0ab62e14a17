/** Every way a request can be refused, with the sentence the page shows. Korean, in 합니다체; what happened, then what to do. */
export const errorMessages = {
  'bad-json': '메시지를 읽을 수 없습니다. JSON 형식이 아닙니다.',
  'unknown-kind': '서버가 모르는 종류의 메시지입니다. 페이지를 새로 고칩니다.',
  'bad-fields': '메시지의 내용이 규칙에 맞지 않습니다.',
  'message-too-large': '메시지가 너무 큽니다. 한 번에 256 KiB까지 보낼 수 있습니다.',
  'file-too-large': '파일이 너무 큽니다. 64 KiB까지 실행할 수 있습니다.',
  'unknown-lab': '실험실을 찾을 수 없습니다. 다시 실행하면 새 실험실이 열립니다.',
  'unknown-program': '프로그램을 찾을 수 없습니다. 이미 끝났을 수 있습니다.',
  'unknown-socket': '소켓을 찾을 수 없습니다. 이미 닫혔을 수 있습니다.',
  'no-agent': '프로그램 안에서 명령을 받을 에이전트가 없습니다. 신호로 멈추거나 끝낼 수는 있습니다.',
  'unknown-packet': '패킷을 찾을 수 없습니다. 이미 도착했거나 사라졌을 수 있습니다.',
  'unknown-host': '이 실험실에 없는 컴퓨터입니다. 그 컴퓨터가 있는 실험실을 새로 엽니다.',
  'host-off': '전원이 꺼진 컴퓨터에서는 프로그램을 실행할 수 없습니다. 전원을 켠 뒤 다시 실행합니다.',
  'nothing-held': '붙잡아 둔 패킷이 없습니다.',
  'too-many-labs': '지금은 실험실을 더 열 수 없습니다. 잠시 뒤에 다시 시도합니다.',
  'too-many-programs': '한 실험실에서 동시에 실행할 수 있는 프로그램 수를 넘었습니다. 하나를 정지하고 다시 실행합니다.',
  'too-many-events': '이 실험실의 기록이 가득 찼습니다. 초기화한 뒤 다시 실행합니다.',
  'too-many-requests': '요청이 너무 잦습니다. 잠시 뒤에 다시 시도합니다.',
  'own-code-off': '이 서버에서는 강의의 예제 프로그램만 실행할 수 있습니다.',
  'wire-off': '루프백 방식에서는 회선을 바꿀 수 없습니다.',
  'lab-crashed': '실험실 프로세스가 끝났습니다. 다시 실행하면 새 실험실이 열립니다.',
  unauthorized:
    '접속 토큰이 없거나 틀립니다. 터미널에 나온 주소를 그대로 엽니다. 링크로 받은 기록은 토큰 없이도 볼 수 있습니다.',
  'forbidden-host': '허용되지 않은 주소로 들어온 요청입니다.',
  'forbidden-origin': '다른 사이트에서 보낸 요청이라 거절했습니다.',
  'not-found': '찾는 것이 없습니다.',
  internal: '서버에서 예상하지 못한 오류가 났습니다. 다시 시도합니다.',
} as const;

export type ErrorCode = keyof typeof errorMessages;

/** A refusal that carries its code across a boundary. `message` is the Korean sentence. */
export class SocketLabError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(errorMessages[code], options);
    this.name = 'SocketLabError';
    this.code = code;
  }
}
