import { type Direction, happenedUs, type LabEvent, type WireFaultKind } from '@socketlab/protocol';
import { doerWords, faultWords, presetWords } from './faultWords.ts';
import { nameOf } from './narratePacket.ts';
import type { PacketView } from './packetView.ts';
import { code } from './sentence.ts';
import { hostWords } from './stateWords.ts';
import { say, type Told } from './told.ts';

type EventOf<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>;

const wayWords: Record<Direction, string> = {
  upstream: '서버 쪽으로 가는 회선',
  downstream: '클라이언트 쪽으로 가는 회선',
};

const untouched = '이 장애는 이제 새 패킷에 손대지 않습니다.';
/** Those that make packets late. */
const delaying: readonly WireFaultKind[] = ['latency', 'reorder', 'bandwidth'];

export function narrateFault({ direction, fault, on, seed, spent }: EventOf<'fault'>): Told {
  const { name, short, explain } = faultWords[fault.kind];
  const way = wayWords[direction];
  if (on) return say([`${way}에 장애를 걸었습니다. `, code(short(fault))], [explain, ` 난수의 씨앗은 ${seed}입니다.`]);
  return spent === true
    ? say([`${way}의 장애가 할 일을 마치고 풀렸습니다. `, code(name)], untouched)
    : say(
        [`${way}의 장애를 풀었습니다. `, code(name)],
        [
          untouched,
          // What is lost or cut off is gone; only what was made late is still on its way.
          delaying.includes(fault.kind) ? ' 늦추어 둔 패킷은 앞당겨져 보낸 순서대로 갑니다.' : '',
        ],
      );
}

export function narrateStepMode({ on }: EventOf<'stepMode'>): Told {
  return on
    ? say(
        '한 패킷씩 보내기를 켰습니다.',
        '회선에 들어온 패킷은 모두 다음을 누를 때까지 기다립니다. 커널의 타이머는 멈추지 않습니다.',
      )
    : say(
        '한 패킷씩 보내기를 껐습니다.',
        '다음을 기다리던 패킷이 순서대로 모두 다시 갑니다. 손으로 붙잡은 패킷은 그대로 남습니다.',
      );
}

export function narratePreset({ host, preset }: EventOf<'preset'>): Told {
  const { name, explain } = presetWords[preset];
  return say(`${hostWords[host]}의 커널 설정을 ${name}{으로/로} 바꾸었습니다.`, explain);
}

export function narratePower({ host, on }: EventOf<'power'>): Told {
  return on
    ? say(`${hostWords[host]}의 전원을 켰습니다.`, '끄기 전의 연결은 기억하지 못합니다.')
    : say(
        `${hostWords[host]}의 전원을 껐습니다.`,
        '프로그램도 커널의 소켓도 FIN이나 RST 없이 사라집니다. 상대방은 아직 모릅니다.',
      );
}

/** The entry says that it was asked. A frozen program has not read it yet. */
export function narrateAction({ action }: EventOf<'action'>, file: string): Told {
  const asked = (what: string, then: string) => say(['페이지에서 ', code(file), what], then);
  switch (action.kind) {
    case 'block':
      return asked(
        `에 이벤트 루프를 ${action.ms} ms 동안 막으라고 시켰습니다.`,
        '프로그램이 이 요청을 읽으면 그동안 아무 이벤트도 처리하지 못합니다. 도착하는 데이터는 커널이 받아 둡니다.',
      );
    case 'closeIdle':
      return asked(
        `에 ${action.idleMs} ms 이상 유휴인 소켓을 모두 닫으라고 시켰습니다.`,
        '프로그램이 이 요청을 읽으면 그런 소켓마다 `destroy()`{을/를} 호출합니다.',
      );
    case 'delayAccept':
      return action.ms > 0
        ? asked(
            `의 서버가 새 연결을 ${action.ms} ms 늦게 알도록 시켰습니다.`,
            "커널은 늦추지 않습니다. 핸드셰이크를 마치고 데이터도 받아 둡니다. `'connection'` 이벤트만 늦게 옵니다.",
          )
        : asked('의 수락 늦추기를 껐습니다.', "기다리던 연결의 `'connection'` 이벤트가 들어온 순서대로 곧 옵니다.");
  }
}

/** The packet stands still; its sender's timers do not. Only the hand and the step mode hold: a fault makes a packet late. */
export function narrateHeld(packet: PacketView, { by }: EventOf<'held'>): Told {
  const asleep = '보낸 커널은 이 일을 모릅니다. 재전송 타이머는 그대로 흐릅니다.';
  if (by === 'hand') return say(['페이지에서 ', ...nameOf(packet), '{을/를} 회선에 붙잡았습니다.'], asleep);
  return say([...nameOf(packet), '{이/가} 회선에서 다음을 기다립니다.'], asleep);
}

export function narrateReleased(packet: PacketView, event: EventOf<'released'>): Told {
  const what = [...nameOf(packet), '{이/가} 회선에서 풀려 다시 갑니다.'];
  return say(what, `${hostWords[packet.to]}에는 ${untilDue(event)} ms 뒤에 도착합니다.`);
}

export function narrateDelayed(packet: PacketView, event: EventOf<'delayed'>): Told {
  const { by } = event;
  const due = `${hostWords[packet.to]}에는 ${untilDue(event)} ms 뒤에 도착합니다.`;
  const sooner = packet.sooner?.includes(event.seq) === true;
  if (by === 'hand')
    return say(['페이지에서 ', ...nameOf(packet), `의 도착을 ${sooner ? '앞당겼' : '늦추었'}습니다.`], due);
  if (by === 'order')
    return sooner
      ? say(['앞서 떠난 패킷을 따라 ', ...nameOf(packet), '의 도착이 앞당겨졌습니다.'], due)
      : say([...nameOf(packet), '{이/가} 앞서 떠난 패킷을 앞지르지 않고 뒤따라 도착합니다.'], due);
  return sooner
    ? say([`회선의 장애(${doerWords[by]})가 풀려 `, ...nameOf(packet), '의 도착이 앞당겨졌습니다.'], due)
    : say([`회선의 장애(${doerWords[by]})가 `, ...nameOf(packet), '의 도착을 늦추었습니다.'], due);
}

export function narrateChanged(packet: PacketView, { by, offset }: EventOf<'changed'>): Told {
  return say(
    [`회선의 장애(${doerWords[by]})가 `, ...nameOf(packet), `의 ${offset}번째 바이트를 바꾸었습니다.`],
    'IP 헤더의 첫 바이트를 0번째로 셉니다. 체크섬이 더는 맞지 않으므로, 도착하면 받는 커널이 알아챕니다.',
  );
}

function untilDue(event: { at: number; lateUs?: number | undefined; dueUs: number }): number {
  return Math.max(0, Math.round((event.dueUs - happenedUs(event)) / 1000));
}
