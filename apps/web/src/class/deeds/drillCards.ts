import type { DrillKind } from '@socketlab/protocol/class';

/** What happens in a ready-made exercise, and what counts as recovered. */
export const drillCards: Readonly<Record<DrillKind, { text: string; goal: string }>> = {
  disconnected: {
    text: "서버가 연결을 RST로 끊습니다. 클라이언트는 'error'로 ECONNRESET을 만납니다.",
    goal: '클라이언트가 다시 연결하면 복구입니다.',
  },
  frozen: {
    text: '서버 프로그램이 그 자리에 멈춥니다. 커널은 계속 받지만 답은 오지 않습니다.',
    goal: '클라이언트가 기다리다 닫거나, 서버가 다시 움직여 읽으면 복구입니다.',
  },
  slowReader: {
    text: '클라이언트가 읽기를 멈춥니다. 윈도우가 닫히고 서버에 데이터가 쌓입니다.',
    goal: "서버가 'drain'을 받거나 그 연결을 닫으면 복구입니다.",
  },
  ghost: {
    text: '회선이 양쪽으로 끊기고 아무도 그 사실을 듣지 못합니다. 연결은 열린 것처럼 보입니다.',
    goal: '서버가 알아차리고 남은 소켓을 모두 닫으면 복구입니다.',
  },
};
