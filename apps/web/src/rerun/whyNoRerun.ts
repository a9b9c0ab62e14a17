import { isGrowing } from '../recording/currentRecording.ts';
import type { LabState } from '../state/labState.ts';
import { isStatic } from '../static/isStatic.ts';

type Asked = Pick<LabState, 'timeline' | 'cursor' | 'connection' | 'capabilities' | 'busy' | 'watching' | 'recording'>;

/** Why the run on the stage can't be made again from the moment that is shown, in one sentence; null where it can. */
export function whyNoRerun(state: Asked): string | null {
  const { timeline, cursor, connection, capabilities, busy, watching, recording } = state;
  if (isStatic) return '서버가 없는 페이지에서는 볼 수만 있습니다. 소켓랩을 직접 실행하면 되풀이할 수 있습니다.';
  const [opened] = timeline.events;
  if (opened?.kind !== 'opened') return '무대에 되풀이할 실행이 없습니다.';
  if (watching && !recording) return '다른 사람의 실험실은 되풀이할 수 없습니다.';
  if (connection !== 'open' || !capabilities) return '서버와 연결되어 있어야 다시 실행할 수 있습니다.';
  if (busy !== null && !recording) return '지금 하고 있는 실행이 끝난 다음에 할 수 있습니다.';
  if (isGrowing(state)) return '긴 기록의 나머지를 준비하고 있습니다. 잠시 뒤에 다시 실행합니다.';
  if (opened.mode !== capabilities.mode)
    return opened.mode === 'virtual'
      ? '실제 패킷으로 실행한 기록입니다. 지금 서버는 루프백 방식이라 회선과 패킷에 한 일을 되풀이할 수 없습니다.'
      : '루프백 방식으로 실행한 기록입니다. 지금 서버는 실제 패킷으로 실행하므로 같은 실행이 되지 않습니다.';
  for (const event of timeline.events) {
    if (event.seq >= cursor.applied) break;
    if (event.kind === 'spawn') return null;
  }
  return '이 순간까지 실행한 프로그램이 없습니다. 프로그램이 시작된 뒤의 순간으로 옮깁니다.';
}
