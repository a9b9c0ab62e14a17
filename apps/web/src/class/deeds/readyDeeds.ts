import type { WireFault } from '@socketlab/protocol';
import type { Deed } from '@socketlab/protocol/class';
import { directionsOf, type Way } from '../../faults/directions.ts';

/** A fault of the wire as deeds: a direction is of one command, so both ways are two. */
export function wireDeeds(fault: WireFault, way: Way, on = true): readonly Deed[] {
  return directionsOf(way).map((direction) => ({
    kind: 'fault',
    command: { kind: 'wireFault', direction, fault, on },
  }));
}

interface ReadyDeed {
  id: string;
  name: string;
  /** What happens then, in one sentence. */
  text: string;
  deeds: readonly Deed[];
}

/** What an instructor reaches for most, each one press. */
export const readyDeeds: readonly ReadyDeed[] = [
  {
    id: 'cut',
    name: '케이블 끊기',
    text: '양쪽으로 아무 패킷도 지나가지 못합니다. 누구에게도 알리지 않습니다.',
    deeds: wireDeeds({ kind: 'cut' }, 'both'),
  },
  {
    id: 'reset',
    name: 'RST 보내기',
    text: '다음 데이터가 지나갈 때 중간 장비가 양쪽에 RST를 보냅니다.',
    deeds: wireDeeds({ kind: 'reset' }, 'upstream'),
  },
  {
    id: 'loseSyn',
    name: '다음 SYN 버리기',
    text: '다음 연결 요청이 사라집니다. 커널은 1초 뒤에 다시 보냅니다.',
    deeds: wireDeeds({ kind: 'loseNext', like: 'SYN', count: 1 }, 'upstream'),
  },
  {
    id: 'freeze',
    name: '서버 얼리기',
    text: 'SIGSTOP. 프로그램은 멈추고, 커널은 계속 받아 확인 응답을 보냅니다.',
    deeds: [{ kind: 'signal', host: 'server', signal: 'SIGSTOP' }],
  },
  {
    id: 'closeIdle',
    name: '유휴 타임아웃',
    text: '5초 동안 아무것도 오가지 않은 서버의 소켓을 닫습니다.',
    deeds: [{ kind: 'program', host: 'server', action: { kind: 'closeIdle', idleMs: 5000 } }],
  },
  {
    id: 'slowReader',
    name: '느린 수신자',
    text: '클라이언트의 소켓이 읽기를 멈춥니다. 받은 버퍼가 차면 윈도우가 닫힙니다.',
    deeds: [{ kind: 'socket', host: 'client', action: { kind: 'pause' } }],
  },
  {
    id: 'kill',
    name: '서버 끝내기',
    text: 'SIGKILL. 프로그램이 정리하지 못하고 끝나고, 커널이 소켓을 닫습니다.',
    deeds: [{ kind: 'signal', host: 'server', signal: 'SIGKILL' }],
  },
];
