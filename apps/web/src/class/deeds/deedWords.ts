import type {
  Direction,
  FaultCommand,
  HostName,
  ProgramAction,
  ProgramSignal,
  SocketAction,
} from '@socketlab/protocol';
import type { Deed } from '@socketlab/protocol/class';
import { faultWords, presetWords } from '@socketlab/timeline';
import { shortHostWords } from '../../design/shortHostWords.ts';
import { wayWords } from '../../faults/directions.ts';

/** A deed in a few words, as it stands in a list: what was done, and to which end. `way` where one line stands for both directions. */
export function deedWords(deed: Deed, way?: Direction | 'both'): string {
  switch (deed.kind) {
    case 'fault':
      return commandWords(deed.command, way);
    case 'signal':
      return `${shortHostWords[deed.host]} ${signalWords[deed.signal]}`;
    case 'socket':
      return `${shortHostWords[deed.host]} 소켓 ${socketWords(deed.action)}`;
    case 'program':
      return `${shortHostWords[deed.host]} ${programWords(deed.action)}`;
  }
}

/** What connects no two ends has no direction: it watches whole connections. */
const wholeConnections = new Set(['nat', 'reset']);

function commandWords(command: FaultCommand, way?: Direction | 'both'): string {
  switch (command.kind) {
    case 'wireFault': {
      const { fault, on, direction } = command;
      const words = on ? faultWords[fault.kind].short(fault) : `${faultWords[fault.kind].name} 끄기`;
      return wholeConnections.has(fault.kind) ? words : `${words} ${wayWords[way ?? direction].sign}`;
    }
    case 'stepMode':
      return command.on ? '한 패킷씩 켜기' : '한 패킷씩 끄기';
    case 'next':
      return '다음 패킷 보내기';
    case 'packet':
      return `패킷 ${command.packet} 조작`;
    case 'preset':
      return `${shortHostWords[command.host]} 재시도 ${presetWords[command.preset].name}`;
    case 'power':
      return `${shortHostWords[command.host as HostName]} 전원 ${command.on ? '켜기' : '끄기'}`;
  }
}

const signalWords: Record<ProgramSignal, string> = {
  SIGSTOP: '얼리기',
  SIGCONT: '녹이기',
  SIGTERM: '끝내기(SIGTERM)',
  SIGKILL: '강제 종료',
};

function socketWords(action: SocketAction): string {
  switch (action.kind) {
    case 'write':
      return `write(${JSON.stringify(action.text.length > 20 ? `${action.text.slice(0, 20)}…` : action.text)})`;
    case 'setTimeout':
      return `setTimeout(${action.ms})`;
    default:
      return `${action.kind}()`;
  }
}

function programWords(action: ProgramAction): string {
  switch (action.kind) {
    case 'block':
      return `이벤트 루프 막기 ${secondsText(action.ms)}`;
    case 'closeIdle':
      return `쉬는 소켓 닫기 ${secondsText(action.idleMs)}`;
    case 'delayAccept':
      return action.ms === 0 ? '수락 늦추기 끄기' : `수락 늦추기 ${secondsText(action.ms)}`;
  }
}

const secondsText = (ms: number): string => `${ms / 1000}초`;

/** Why a deed has no way back, in one sentence. */
export function noWayBack(deed: Deed): string {
  if (deed.kind === 'signal') return '끝난 프로그램은 되살아나지 않습니다. 다시 실행해야 합니다.';
  if (deed.kind === 'socket')
    return deed.action.kind === 'write'
      ? '보낸 바이트는 되돌아오지 않습니다.'
      : '닫은 소켓은 다시 열리지 않습니다. 새로 연결해야 합니다.';
  if (deed.kind === 'program')
    return deed.action.kind === 'closeIdle'
      ? '닫은 소켓은 다시 열리지 않습니다. 새로 연결해야 합니다.'
      : '이미 지나간 시간은 되돌릴 수 없습니다.';
  const { command } = deed;
  if (command.kind === 'power') return '전원이 꺼진 순간의 프로그램과 연결은 되살아나지 않습니다.';
  if (command.kind === 'wireFault' && command.fault.kind === 'reset')
    return 'RST로 버려진 연결과 바이트는 되돌아오지 않습니다.';
  return '이미 지나간 패킷은 되돌릴 수 없습니다.';
}
