import type { LabEvent } from '@socketlab/protocol';
import { code } from './sentence.ts';
import { isListening } from './socketRecord.ts';
import type { KernelSocket, KernelUdpSocket } from './socketView.ts';
import { hostWords, stateWords } from './stateWords.ts';
import { say, type Told } from './told.ts';
import { endpointText } from './words.ts';

type KernelEvent<K extends 'socket' | 'socketGone' | 'udpSocket' | 'udpSocketGone'> = Extract<
  LabEvent,
  { lane: 'kernel'; kind: K }
>;

/** Queues and timers change all the time: only a new state and another retransmission are told. */
export function narrateKernelSocket(event: KernelEvent<'socket'>, before: KernelSocket | null): Told | null {
  const host = hostWords[event.host];
  if (before?.state !== event.state) {
    return say(
      [`${host}의 커널이 소켓 `, code(socketName(event)), '{을/를} ', code(event.state), ' 상태로 적었습니다.'],
      stateWords[event.state],
    );
  }
  if (event.retransmits > before.retransmits) {
    return say(
      [`${host}의 커널이 소켓 `, code(socketName(event)), `의 재전송을 ${event.retransmits}회째로 셉니다.`],
      '기다리던 확인 응답이 오지 않았습니다. 다시 보낼 때까지 기다리는 시간은 점점 길어집니다.',
    );
  }
  return null;
}

export function narrateSocketGone(event: KernelEvent<'socketGone'>): Told {
  return say(
    [`${hostWords[event.host]}의 커널이 소켓 `, code(socketName(event)), '{을/를} 표에서 지웠습니다.'],
    '커널은 이제 이 소켓을 기억하지 않습니다.',
  );
}

/** UDP has no states: a new row is told, and every datagram that the kernel threw away. */
export function narrateUdpSocket(event: KernelEvent<'udpSocket'>, before: KernelUdpSocket | null): Told | null {
  const host = hostWords[event.host];
  if (before === null) {
    return say(
      [`${host}의 커널이 UDP 소켓 `, code(socketName(event)), '{을/를} 표에 적었습니다.'],
      isListening(event.remote)
        ? 'UDP 소켓에는 연결도 상태도 없습니다. 이 포트로 오는 데이터그램을 받습니다.'
        : 'UDP 소켓에는 상태가 없습니다. 적힌 상대방에게서 오는 데이터그램만 받고, 상대방은 이 일을 모릅니다.',
    );
  }
  const more = event.drops - before.drops;
  if (more <= 0) return null;
  return say(
    [`${host}의 커널이 UDP 소켓 `, code(socketName(event)), `에 온 데이터그램 ${more}개를 버렸습니다.`],
    '받은 버퍼가 가득 찼거나 체크섬이 맞지 않았습니다. 보낸 쪽도 받는 프로그램도 이 일을 모릅니다.',
  );
}

export function narrateUdpSocketGone(event: KernelEvent<'udpSocketGone'>): Told {
  return say(
    [`${hostWords[event.host]}의 커널이 UDP 소켓 `, code(socketName(event)), '{을/를} 표에서 지웠습니다.'],
    '이 포트로 오는 데이터그램은 이제 받을 소켓이 없습니다.',
  );
}

function socketName({ local, remote }: Pick<KernelEvent<'socket'>, 'local' | 'remote'>): string {
  return isListening(remote) ? endpointText(local) : `${endpointText(local)} → ${endpointText(remote)}`;
}
