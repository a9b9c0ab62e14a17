import type { LabEvent } from '@socketlab/protocol';
import { explainErrorCode } from './errorWords.ts';
import { code, excerpt } from './sentence.ts';
import { reasonWords } from './stateWords.ts';
import { place, say, type Told } from './told.ts';
import { siteIn } from './words.ts';

type ProgramEvent<K extends LabEvent['kind']> = Extract<LabEvent, { lane: 'program'; kind: K }>;

export function narrateName({ asked, answered, rule }: ProgramEvent<'name'>): Told {
  const shared = '루프백 방식에서는 모든 컴퓨터가 한 기계를 함께 쓰므로';
  // `dgram` asks for 0.0.0.0 where a program names no address to bind to, and for 127.0.0.1 where it names none to send to.
  if (rule === 'own-address' && asked === '0.0.0.0') {
    return say(
      ['주소를 적지 않은 UDP 소켓을 ', code(answered), '에만 바인딩합니다.'],
      `실험실의 규칙입니다. ${shared} 모든 주소에 바인딩하면 서로 방해합니다.`,
    );
  }
  if (rule === 'localhost-is-server' && asked === '127.0.0.1') {
    return say(
      ['주소를 적지 않은 데이터그램을 ', code(answered), '{으로/로} 보냅니다.'],
      '실험실의 규칙입니다. Node는 주소가 없으면 `127.0.0.1`{을/를} 씁니다. 이 컴퓨터의 그 포트에 소켓이 없으면 서버 컴퓨터로 읽습니다.',
    );
  }
  if (rule === 'own-address') {
    return say(
      ['주소를 적지 않은 서버가 ', code(answered), '에서만 수신 대기합니다.'],
      `실험실의 규칙입니다. ${shared} 모든 주소에서 수신 대기하면 서로 방해합니다.`,
    );
  }
  const parts = ['이름 ', code(asked), '{을/를} 주소 ', code(answered), '{으로/로} 바꾸었습니다.'];
  return rule === 'host-name'
    ? say(parts, '실험실의 컴퓨터는 이름으로도 부를 수 있습니다.')
    : say(
        parts,
        '실험실의 규칙입니다. 이 컴퓨터에서 수신 대기하는 소켓이 없으면 `localhost`{은/는} 서버 컴퓨터를 가리킵니다.',
      );
}

export function narrateUncaught(event: ProgramEvent<'uncaught'>, file: string): Told {
  const site = siteIn(file, event.site);
  const what = event.code ?? event.name;
  return say(
    [
      ...place(file, site?.line ?? null),
      '에서 아무도 처리하지 않은 오류 ',
      code(what),
      '{이/가} 났습니다. ',
      code(excerpt(event.message, 100)),
    ],
    explainErrorCode(event.code) ?? '처리하지 않은 오류가 나면 Node는 프로그램을 끝냅니다.',
  );
}

const signalWords: Record<ProgramEvent<'signal'>['signal'], string> = {
  SIGTERM: '끝내 달라는 신호입니다. 프로그램이 받아서 정리할 수 있습니다.',
  SIGKILL: '프로그램이 막을 수 없는 신호입니다. 열린 소켓은 커널이 닫습니다.',
  SIGSTOP: '프로그램이 얼어붙습니다. 커널은 그대로 데이터를 받고 확인 응답을 보냅니다.',
  SIGCONT: '얼었던 프로그램이 다시 실행됩니다. 쌓인 이벤트를 이제 처리합니다.',
};

/** `frozen`: the program was stopped by SIGSTOP when the signal came. Only SIGKILL and SIGCONT reach it then (signal(7)). */
export function narrateSignal({ signal }: ProgramEvent<'signal'>, file: string, frozen: boolean): Told {
  const waits = frozen && signal === 'SIGTERM';
  return say(
    [code(file), '에 신호 ', code(signal), '{을/를} 보냈습니다.'],
    waits ? '얼어 있는 프로그램은 신호도 받지 못합니다. 녹을 때까지 신호가 기다립니다.' : signalWords[signal],
  );
}

export function narrateExit(event: ProgramEvent<'exit'>, file: string): Told {
  const reason = reasonWords[event.reason];
  if (event.reason === 'failed-to-start') return say([code(file), '{을/를} 시작하지 못했습니다.'], reason);
  if (event.signal !== null)
    // A signal of the program's own, of Node's or of the machine's: nobody here knows whose.
    return say(
      [code(file), '{이/가} 신호 ', code(event.signal), '{으로/로} 끝났습니다.'],
      event.reason === 'exited' ? '실험실이 보낸 신호가 아닙니다.' : reason,
    );
  if (event.code === null) return say([code(file), '{이/가} 끝났습니다.'], reason);
  return say([code(file), `{이/가} 종료 코드 ${event.code}{으로/로} 끝났습니다.`], reason);
}
