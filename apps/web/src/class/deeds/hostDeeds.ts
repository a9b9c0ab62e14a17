import type { HostName } from '@socketlab/protocol';
import type { Deed } from '@socketlab/protocol/class';
import { presetWords } from '@socketlab/timeline';

/** Something that is done to one computer, its program or its sockets; a number or a text where it takes one. */
export interface HostDeed {
  id: string;
  name: string;
  text: string;
  value?:
    | { label: string; initial: number; min: number; max: number; step: number }
    | { label: string; initial: string };
  deed(host: HostName, value: number | string): Deed;
}

const ms = (label: string, initial: number, max: number, min = 0) => ({ label, initial, min, max, step: 500 });

const program = (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL', name: string, text: string): HostDeed => ({
  id: signal,
  name,
  text,
  deed: (host) => ({ kind: 'signal', host, signal }),
});

const socket = (kind: 'end' | 'destroy' | 'resetAndDestroy' | 'pause' | 'resume', text: string): HostDeed => ({
  id: kind,
  name: `${kind}()`,
  text,
  deed: (host) => ({ kind: 'socket', host, action: { kind } }),
});

const preset = (name: 'lesson' | 'fast' | 'linux'): HostDeed => ({
  id: `preset-${name}`,
  name: `재시도 ${presetWords[name].name}`,
  text: '그 컴퓨터의 커널이 얼마나 여러 번, 얼마나 오래 다시 보내는지를 바꿉니다.',
  deed: (host) => ({ kind: 'fault', command: { kind: 'preset', host, preset: name } }),
});

const power = (on: boolean): HostDeed => ({
  id: on ? 'power-on' : 'power-off',
  name: on ? '전원 켜기' : '전원 끄기',
  text: on ? '프로그램은 다시 실행해야 합니다.' : '프로그램이 그 자리에서 끝나고, 상대방에게는 아무것도 가지 않습니다.',
  deed: (host) => ({ kind: 'fault', command: { kind: 'power', host, on } }),
});

/** All that can be done to a computer, by what it is done to. */
export const hostDeedGroups: readonly { title: string; deeds: readonly HostDeed[] }[] = [
  {
    title: '프로그램',
    deeds: [
      program('SIGSTOP', '얼리기', 'SIGSTOP. 그대로 멈춥니다. 커널은 계속 받습니다.'),
      program('SIGCONT', '녹이기', 'SIGCONT. 멈춘 자리에서 이어서 실행합니다.'),
      program('SIGTERM', '정지', 'SIGTERM. 프로그램이 스스로 정리하고 끝낼 수 있습니다.'),
      program('SIGKILL', '강제 종료', 'SIGKILL. 아무것도 정리하지 못하고 끝납니다.'),
      {
        id: 'block',
        name: '이벤트 루프 막기',
        text: '그동안 이벤트도 타이머도 오지 않습니다.',
        value: ms('막는 시간', 2000, 30_000, 1),
        deed: (host, value) => ({ kind: 'program', host, action: { kind: 'block', ms: Number(value) } }),
      },
      {
        id: 'closeIdle',
        name: '유휴 소켓 닫기',
        text: '이만큼 아무것도 오가지 않은 소켓을 모두 닫습니다.',
        value: ms('유휴 시간', 5000, 600_000),
        deed: (host, value) => ({ kind: 'program', host, action: { kind: 'closeIdle', idleMs: Number(value) } }),
      },
      {
        id: 'delayAccept',
        name: '수락 늦추기',
        text: "'connection' 이벤트가 그만큼 늦게 옵니다. 0이면 끕니다.",
        value: ms('늦추는 시간', 3000, 30_000),
        deed: (host, value) => ({ kind: 'program', host, action: { kind: 'delayAccept', ms: Number(value) } }),
      },
    ],
  },
  {
    title: '소켓',
    deeds: [
      {
        id: 'write',
        name: 'write()',
        text: '열려 있는 소켓마다 이 글을 보냅니다.',
        value: { label: '보낼 글', initial: '강사가 보냄' },
        deed: (host, value) => ({ kind: 'socket', host, action: { kind: 'write', text: String(value) } }),
      },
      socket('pause', "'data' 이벤트를 멈춥니다. 받은 버퍼가 차면 윈도우가 닫힙니다."),
      socket('resume', "'data' 이벤트를 다시 받습니다."),
      socket('end', '반만 닫습니다. FIN을 보내고, 받기는 계속합니다.'),
      socket('destroy', '곧바로 닫습니다.'),
      socket('resetAndDestroy', 'RST를 보내고 닫습니다. 상대방은 ECONNRESET을 만납니다.'),
      {
        id: 'setTimeout',
        name: 'setTimeout()',
        text: "이만큼 유휴이면 'timeout' 이벤트가 옵니다. 0이면 끕니다.",
        value: ms('유휴 시간', 5000, 600_000),
        deed: (host, value) => ({ kind: 'socket', host, action: { kind: 'setTimeout', ms: Number(value) } }),
      },
    ],
  },
  {
    title: '컴퓨터',
    deeds: [power(false), power(true), preset('lesson'), preset('fast'), preset('linux')],
  },
];

/** What is done to the whole wire beside its faults. */
export const wireModes: readonly { id: string; name: string; text: string; deed: Deed }[] = [
  {
    id: 'step-on',
    name: '한 패킷씩 켜기',
    text: '모든 패킷이 회선에서 멈추고, 하나씩 보내야 갑니다.',
    deed: { kind: 'fault', command: { kind: 'stepMode', on: true } },
  },
  {
    id: 'step-off',
    name: '한 패킷씩 끄기',
    text: '멈춰 있던 패킷이 순서대로 모두 갑니다.',
    deed: { kind: 'fault', command: { kind: 'stepMode', on: false } },
  },
  {
    id: 'next',
    name: '다음 패킷 보내기',
    text: '가장 오래 멈춰 있던 패킷 하나가 갑니다.',
    deed: { kind: 'fault', command: { kind: 'next' } },
  },
];
