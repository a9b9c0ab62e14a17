import type { LabEvent } from '@socketlab/protocol';
import { code } from './sentence.ts';
import { isListening } from './socketRecord.ts';
import { hostWords, stateWords } from './stateWords.ts';
import { say, type Told } from './told.ts';
import type { KernelSocket } from './view.ts';
import { endpointText } from './words.ts';

type KernelEvent<K extends 'socket' | 'socketGone'> = Extract<LabEvent, { lane: 'kernel'; kind: K }>;

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

function socketName({ local, remote }: KernelEvent<'socket'> | KernelEvent<'socketGone'>): string {
  return isListening(remote) ? endpointText(local) : `${endpointText(local)} → ${endpointText(remote)}`;
}
