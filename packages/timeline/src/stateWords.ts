import type { EndReason, HostName, TcpState } from '@socketlab/protocol';

export const hostWords: Record<HostName, string> = {
  client: '클라이언트 컴퓨터',
  client2: '클라이언트 2 컴퓨터',
  client3: '클라이언트 3 컴퓨터',
  server: '서버 컴퓨터',
};

/** What a TCP state means for the socket that is in it (RFC 9293, 3.3.2). */
export const stateWords: Record<TcpState, string> = {
  CLOSED: '연결이 없습니다.',
  LISTEN: '연결 요청을 기다립니다.',
  SYN_SENT: 'SYN을 보내고 SYN+ACK를 기다립니다.',
  SYN_RECEIVED: 'SYN을 받아 SYN+ACK로 답했고, 마지막 ACK를 기다립니다. 프로그램은 이 연결을 아직 모릅니다.',
  ESTABLISHED: '커널끼리의 연결이 이루어졌습니다. 이제 양쪽으로 데이터를 보낼 수 있습니다.',
  FIN_WAIT_1: '보내는 방향을 닫았고, FIN의 확인 응답을 기다립니다.',
  FIN_WAIT_2: 'FIN의 확인 응답을 받았고, 상대방의 FIN을 기다립니다.',
  CLOSE_WAIT: '상대방의 FIN을 받았고, 이쪽 프로그램이 닫기를 기다립니다.',
  CLOSING: '양쪽이 동시에 닫았고, FIN의 확인 응답을 기다립니다.',
  LAST_ACK: '이쪽도 FIN을 보냈고, 마지막 확인 응답을 기다립니다.',
  TIME_WAIT: '양쪽이 모두 닫혔습니다. 늦게 오는 세그먼트에 대비해 잠시 기록을 남겨 둡니다.',
};

/** Why a program's process is gone. */
export const reasonWords: Record<EndReason, string> = {
  exited: '프로그램이 스스로 끝났습니다.',
  student: '페이지에서 신호를 보낸 뒤에 끝났습니다.',
  'power-off': '컴퓨터의 전원을 꺼 프로그램도 사라졌습니다.',
  memory: '쓸 수 있는 메모리를 넘었습니다.',
  cpu: '쓸 수 있는 CPU 시간을 넘어 커널이 끝냈습니다.',
  lifetime: '실행할 수 있는 시간을 넘어 실험실이 끝냈습니다.',
  events: '기록이 가득 차 실험실이 끝냈습니다.',
  replaced: '같은 컴퓨터에서 같은 파일을 다시 실행해 실험실이 끝냈습니다.',
  'lab-closed': '실험실을 닫으며 끝냈습니다.',
  'failed-to-start': '프로세스를 시작하지 못했습니다.',
};
