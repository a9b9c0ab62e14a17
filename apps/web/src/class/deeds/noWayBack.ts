import type { Deed } from '@socketlab/protocol/class';

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
