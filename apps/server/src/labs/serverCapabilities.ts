import type { Capabilities } from '@socketlab/protocol';

/**
 * The lab's capabilities, with what only the server knows: who can reach it. Without a sandbox, or with one that is open to the
 * machine's own network, students' own code runs only where the student and the machine's owner are the same person.
 */
export function serverCapabilities(lab: Capabilities, onlyThisMachine: boolean): Capabilities {
  if (lab.sandbox.available && lab.virtualHosts.available)
    return { ...lab, ownCode: { available: true, detail: '프로그램마다 샌드박스 안에서 실행합니다.' } };
  if (onlyThisMachine) {
    const detail = lab.sandbox.available
      ? '이 컴퓨터에서만 접속할 수 있어, 이 컴퓨터의 네트워크에 열린 샌드박스에서 실행합니다.'
      : '이 컴퓨터에서만 접속할 수 있어 샌드박스 없이 실행합니다.';
    return { ...lab, ownCode: { available: true, detail } };
  }
  if (lab.sandbox.available) {
    return {
      ...lab,
      ownCode: {
        available: false,
        detail:
          '가상 컴퓨터가 없어 프로그램이 이 컴퓨터의 네트워크에 닿고, 다른 컴퓨터에서 접속할 수 있어 강의의 예제 프로그램만 실행합니다.',
        remedy: lab.virtualHosts.remedy ?? '--host 127.0.0.1로 시작합니다.',
      },
    };
  }
  return {
    ...lab,
    ownCode: {
      available: false,
      detail: '샌드박스가 없고 다른 컴퓨터에서 접속할 수 있어 강의의 예제 프로그램만 실행합니다.',
      remedy: lab.sandbox.remedy ?? 'bubblewrap을 설치하거나 --host 127.0.0.1로 시작합니다.',
    },
  };
}
