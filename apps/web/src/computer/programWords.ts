import { limits } from '@socketlab/protocol';
import type { ProgramView } from '@socketlab/timeline';

export interface Status {
  text: string;
  tone: 'idle' | 'running' | 'frozen' | 'ended' | 'failed';
}

/** What stands beside the file's name. `end`: so its lab has ended, and with it every program that had not. */
export function programStatus(program: ProgramView | null, end: 'gone' | 'over' | null = null): Status {
  if (!program) return { text: '대기', tone: 'idle' };
  if (end && program.status !== 'exited')
    return end === 'gone' ? { text: '사라짐', tone: 'failed' } : { text: '검사와 함께 끝남', tone: 'ended' };
  if (program.frozen && program.status !== 'exited') return { text: '얼어 있음', tone: 'frozen' };
  if (program.status === 'starting') return { text: '시작하는 중', tone: 'running' };
  if (program.status === 'running') return { text: '실행 중', tone: 'running' };
  return { text: '끝남', tone: endedBadly(program) ? 'failed' : 'ended' };
}

function endedBadly(program: ProgramView): boolean {
  const { exit } = program;
  if (!exit) return program.uncaught !== null;
  return exit.reason === 'exited'
    ? exit.code !== 0
    : !['student', 'power-off', 'replaced', 'lab-closed'].includes(exit.reason);
}

/** Why a program is over, in one sentence. */
export function exitText(exit: NonNullable<ProgramView['exit']>): string {
  switch (exit.reason) {
    case 'exited':
      if (exit.signal) return `프로그램이 끝났습니다. 신호 ${exit.signal}`;
      return `프로그램이 끝났습니다. 종료 코드 ${exit.code ?? '없음'}`;
    case 'student':
      if (exit.signal) return `페이지에서 신호를 보낸 뒤에 끝났습니다. 신호 ${exit.signal}`;
      return `페이지에서 신호를 보낸 뒤에 끝났습니다. 종료 코드 ${exit.code ?? '없음'}`;
    case 'power-off':
      return '컴퓨터의 전원이 꺼져 그 자리에서 끝났습니다. 상대방에게는 아무것도 보내지 못했습니다.';
    case 'memory':
      return '쓸 수 있는 메모리를 넘어 끝났습니다.';
    case 'cpu':
      return `CPU 시간 ${limits.programCpuMs / 1000}초를 모두 써서 커널이 프로그램을 끝냈습니다. 끝나지 않는 반복이 있는지 확인합니다.`;
    case 'lifetime':
      return `실행한 지 ${limits.programLifetimeMs / 60_000}분이 지나 실험실이 프로그램을 끝냈습니다.`;
    case 'events':
      return '실험실의 기록이 가득 차서 프로그램을 끝냈습니다. 초기화한 뒤 다시 실행합니다.';
    case 'replaced':
      return '다시 실행하면서 이전 프로그램을 끝냈습니다.';
    case 'lab-closed':
      return '실험실이 닫혀 프로그램도 끝났습니다.';
    case 'failed-to-start':
      return '프로그램을 시작하지 못했습니다. 다시 실행합니다.';
  }
}
