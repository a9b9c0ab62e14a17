import type { SocketAction } from '@socketlab/protocol';
import type { Deed, DeedNote } from '@socketlab/protocol/class';
import { faultWords, presetWords } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

/** A deed as a noun, as it stands in a list, and as what was done, as it ends a sentence. */
interface Words {
  noun: string;
  done: string;
}

const towards = { upstream: '서버로 가는', downstream: '클라이언트로 가는' } as const;

const signals = {
  SIGTERM: { noun: '정지', done: '정지했습니다' },
  SIGKILL: { noun: '강제 종료', done: '강제로 끝냈습니다' },
  SIGSTOP: { noun: '멈추기', done: '멈추었습니다' },
  SIGCONT: { noun: '다시 움직이기', done: '다시 움직이게 했습니다' },
} as const;

const seconds = (ms: number): string => `${ms / 1000}초`;

function faultOf(command: Extract<Deed, { kind: 'fault' }>['command']): Words {
  switch (command.kind) {
    case 'wireFault': {
      const { direction, fault, on } = command;
      const where = towards[direction];
      if (fault.kind === 'cut')
        return on
          ? { noun: `${where} 회선 끊기`, done: `${where} 회선을 끊었습니다` }
          : { noun: `${where} 회선 잇기`, done: `${where} 회선을 다시 이었습니다` };
      const short = faultWords[fault.kind].short(fault);
      return on
        ? { noun: `${where} 회선에 ${short}`, done: `${where} 회선에 장애를 걸었습니다. ${short}` }
        : { noun: `${where} 회선의 ${short} 풀기`, done: `${where} 회선의 장애를 풀었습니다. ${short}` };
    }
    case 'stepMode':
      return command.on
        ? { noun: '한 패킷씩 켜기', done: '한 패킷씩 보내기를 켰습니다' }
        : { noun: '한 패킷씩 끄기', done: '한 패킷씩 보내기를 껐습니다' };
    case 'next':
      return { noun: '다음 패킷 보내기', done: '붙잡은 패킷 하나를 보냈습니다' };
    case 'packet':
      return { noun: '패킷 하나 다루기', done: '패킷 하나에 손을 댔습니다' };
    case 'preset': {
      const host = shortHostWords[command.host];
      const { name } = presetWords[command.preset];
      return { noun: `${host} 재시도 ${name}`, done: `${host}의 재시도 설정을 바꾸었습니다. ${name}` };
    }
    case 'power': {
      const host = shortHostWords[command.host];
      return command.on
        ? { noun: `${host} 전원 켜기`, done: `${host}의 전원을 켰습니다` }
        : { noun: `${host} 전원 끄기`, done: `${host}의 전원을 껐습니다` };
    }
  }
}

function socketOf(host: string, action: SocketAction): Words {
  switch (action.kind) {
    case 'write':
      return { noun: `${host} 소켓으로 글 보내기`, done: `${host}의 소켓으로 글을 보냈습니다` };
    case 'end':
      return { noun: `${host} 소켓 end()`, done: `${host}의 소켓에서 보내는 방향을 닫았습니다` };
    case 'destroy':
      return { noun: `${host} 소켓 destroy()`, done: `${host}의 소켓을 곧바로 닫았습니다` };
    case 'resetAndDestroy':
      return { noun: `${host} 소켓 RST로 끊기`, done: `${host}의 소켓을 RST로 끊었습니다` };
    default:
      return {
        noun: `${host} 소켓 ${action.kind}()`,
        done: `${host}의 소켓에 ${action.kind}()를 불렀습니다`,
      };
  }
}

function wordsOf(deed: Deed): Words {
  if (deed.kind === 'fault') return faultOf(deed.command);
  const host = shortHostWords[deed.host];
  if (deed.kind === 'socket') return socketOf(host, deed.action);
  if (deed.kind === 'signal') {
    const { noun, done } = signals[deed.signal];
    return { noun: `${host} 프로그램 ${noun}`, done: `${host} 프로그램을 ${done}` };
  }
  const { action } = deed;
  switch (action.kind) {
    case 'block':
      return {
        noun: `${host} 프로그램 ${seconds(action.ms)} 막기`,
        done: `${host} 프로그램의 이벤트 루프를 ${seconds(action.ms)} 동안 막았습니다`,
      };
    case 'closeIdle':
      return { noun: `${host} 유휴 소켓 닫기`, done: `${host} 프로그램의 유휴 소켓을 닫았습니다` };
    case 'delayAccept':
      return action.ms > 0
        ? {
            noun: `${host} 수락 ${seconds(action.ms)} 늦추기`,
            done: `${host}의 수락을 ${seconds(action.ms)} 늦추었습니다`,
          }
        : { noun: `${host} 수락 늦추기 끝내기`, done: `${host}의 수락을 더는 늦추지 않습니다` };
  }
}

/** What a deed is called in a list or on a button: `서버로 가는 회선 끊기`. */
export const deedWords = (deed: Deed): string => wordsOf(deed).noun;

/** What was done, to end a sentence that begins with who did it: `서버로 가는 회선을 끊었습니다.` */
export const deedDone = (deed: Deed): string => `${wordsOf(deed).done}.`;

/** A student is told who did what on the lab they look at, and what was taken back. */
export function deedNoteWords({ deed, by, on, undone }: Pick<DeedNote, 'deed' | 'by' | 'on' | 'undone'>): string {
  const where = on === 'stage' ? '무대에서 ' : '';
  if (undone) return `${by}님이 ${where}한 일을 되돌렸습니다. ${deedWords(deed)}.`;
  return `${by}님이 ${where}${deedDone(deed)}`;
}
