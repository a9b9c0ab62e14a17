// Looked up by what a program calls its methods and events, which may be `constructor`: no table has a prototype.

/** What a call of `net` asks for, and what it does not promise. https://nodejs.org/api/net.html */
export const callWords: Record<string, string> = {
  __proto__: null as never,
  Server: '서버를 만듭니다. 아직 수신 대기하지 않습니다.',
  Socket: '소켓을 만듭니다. 아직 어디에도 연결하지 않습니다.',
  close: '새 연결을 받지 않습니다. 이미 이루어진 연결은 그대로 남습니다.',
  connect: '연결을 시작합니다. 이루어지면 `connect` 이벤트로 알립니다.',
  cork: '쓰는 데이터를 `uncork()`까지 모아 둡니다.',
  createConnection: '소켓을 만들고 연결을 시작합니다. 이루어지면 `connect` 이벤트로 알립니다.',
  createServer: '서버를 만듭니다. 아직 수신 대기하지 않습니다.',
  destroy: '소켓을 곧바로 닫습니다. Node가 커널에 아직 넘기지 못한 데이터는 버려집니다.',
  destroySoon: '쓴 데이터를 모두 커널에 넘긴 뒤 소켓을 닫습니다.',
  end: '남은 데이터를 보낸 뒤 보내는 방향을 닫습니다. 받는 방향은 따로 닫힙니다.',
  listen: '커널에 수신 대기를 요청합니다. 준비되면 `listening` 이벤트로 알립니다.',
  pause: '더 읽지 않습니다. 도착하는 데이터는 커널의 수신 버퍼에 쌓입니다.',
  pipe: '읽은 데이터를 다른 스트림에 그대로 씁니다.',
  resetAndDestroy: 'FIN 대신 RST를 보내 연결을 끊습니다.',
  resume: '다시 읽습니다.',
  setEncoding: '`data` 이벤트가 버퍼 대신 문자열을 넘깁니다.',
  setKeepAlive: '유휴 연결이 살아 있는지 커널이 확인할지를 정합니다.',
  setNoDelay: '작은 데이터를 모으지 않고 곧바로 보낼지를 정합니다.',
  setTimeout: '유휴 시간이 이만큼 이어지면 `timeout` 이벤트로 알립니다. 연결은 저절로 끊기지 않습니다.',
  uncork: '모아 둔 데이터를 내보냅니다.',
  write: '커널의 송신 버퍼에 맡길 데이터입니다. 상대방이 받았다는 뜻은 아닙니다.',
};

/** What a call of `dgram` asks for, where it is another thing than in `net`. https://nodejs.org/api/dgram.html */
export const datagramCallWords: Record<string, string> = {
  __proto__: null as never,
  addMembership: '멀티캐스트 주소로 오는 데이터그램도 받습니다.',
  bind: '커널에 이 포트로 오는 데이터그램을 달라고 합니다. 준비되면 `listening` 이벤트로 알립니다.',
  close: '소켓을 닫습니다. 이 포트로 오는 데이터그램을 더 받지 않습니다.',
  connect: '상대방의 주소를 정해 둡니다. 패킷은 오가지 않고 핸드셰이크도 없습니다.',
  createSocket: 'UDP 소켓을 만듭니다. 아직 포트에 바인딩하지 않습니다.',
  disconnect: '정해 둔 상대방의 주소를 지웁니다. 패킷은 오가지 않습니다.',
  send: '데이터그램 하나를 커널에 맡깁니다. 도착했는지 아무도 알려 주지 않고, 다시 보내지도 않습니다.',
};

/** What an event of `dgram` says, where it is another thing than in `net`. */
export const datagramEventWords: Record<string, string> = {
  __proto__: null as never,
  close: '소켓이 닫혔습니다. 이 뒤로는 다른 이벤트가 없습니다.',
  connect: '상대방의 주소를 정해 두었습니다. 상대방이 있는지는 아직 모릅니다.',
  error: '보낸 데이터그램에 ICMP로 거절이 오면, 상대방을 정해 둔 소켓만 오류로 알게 됩니다.',
  listening: '커널이 그 포트로 오는 데이터그램을 받기 시작했습니다.',
  message: '데이터그램 하나가 통째로 왔습니다. 보낸 순서대로 온다는 약속은 없습니다.',
};

/** What an event of `net` says, and what it does not. */
export const eventWords: Record<string, string> = {
  __proto__: null as never,
  close: '소켓이나 서버가 모두 닫혔습니다. 이 뒤로는 다른 이벤트가 없습니다.',
  connect: '연결이 이루어졌습니다. 이제 데이터를 보낼 수 있습니다.',
  connectionAttempt: '주소 하나로 연결을 시도합니다.',
  connectionAttemptFailed: '이 주소로는 연결하지 못했습니다. 다른 주소가 있으면 이어서 시도합니다.',
  connection: '커널이 이미 이룬 연결을 서버 프로그램이 수락했습니다.',
  data: 'TCP는 바이트의 흐름입니다. 한 번 쓴 것이 한 번에 오지 않을 수 있습니다.',
  drain: '쌓였던 데이터가 모두 커널로 넘어갔습니다. 이제 더 써도 됩니다.',
  drop: '연결 수의 한도를 넘어 서버가 연결을 끊었습니다.',
  end: '상대방이 보내는 방향을 닫았고, 그 앞의 데이터를 모두 읽었습니다.',
  error: '소켓이라면 오류 뒤에 `close` 이벤트가 따릅니다.',
  finish: '보내는 방향이 닫혔습니다.',
  listening: '커널이 그 포트에서 연결 요청을 받기 시작했습니다.',
  lookup: '이름을 주소로 바꾸었습니다.',
  ready: '소켓을 쓸 수 있습니다.',
  timeout: '정한 시간 동안 오간 데이터가 없었습니다. 연결은 아직 열려 있습니다.',
};

/** What makes Node call by itself, by the agent's name for it. Any other name is a function of Node's that made the call. */
export const viaWords: Record<string, { because: string; aside?: string }> = {
  __proto__: null as never,
  'allowHalfOpen: false': {
    because: '상대방이 보내는 방향을 닫아',
    aside: '`allowHalfOpen`의 기본값이 `false`라서 이쪽 방향도 저절로 닫습니다.',
  },
  'connect error': { because: '연결하지 못해' },
  'read error': { because: '읽는 중에 오류가 나' },
  'write error': { because: '쓰는 중에 오류가 나' },
  node: { because: '안쪽의 사정으로' },
};
