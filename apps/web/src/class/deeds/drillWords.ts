import type { DrillKind } from '@socketlab/protocol/class';

interface DrillWords {
  name: string;
  /** What happens. */
  text: string;
  /** What counts as recovered. */
  goal: string;
}

/** The ready-made exercises, as they stand on their cards. */
export const drillWords: Record<DrillKind, DrillWords> = {
  disconnected: {
    name: '연결이 끊겼다',
    text: '열려 있는 연결이 갑자기 RST로 끊깁니다.',
    goal: "'error'와 'close'를 처리하고 다시 연결합니다.",
  },
  frozen: {
    name: '서버가 멈췄다',
    text: '서버 프로그램이 얼어 대답하지 않습니다. 연결은 살아 있습니다.',
    goal: '타임아웃으로 알아차리고 서버를 다시 움직입니다.',
  },
  slowReader: {
    name: '느린 수신자',
    text: '받는 쪽이 읽기를 멈춥니다. 윈도우가 닫히고 보내는 쪽에 쌓입니다.',
    goal: '백프레셔를 확인하고 읽기를 다시 시작합니다.',
  },
  ghost: {
    name: '유령 연결',
    text: '상대방이 말없이 사라집니다. 남은 쪽은 연결이 열려 있다고 믿습니다.',
    goal: '죽은 연결을 찾아 닫고 새로 연결합니다.',
  },
};
