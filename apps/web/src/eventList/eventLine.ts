import type { Direction, Endpoint, HostName, LabEvent, NameRule, ProgramAction } from '@socketlab/protocol';
import { doerWords, dropWords, endingText, faultWords, type PacketView, presetWords } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

export type ListLane = 'program' | 'packet' | 'kernel';

/** In which lane an entry stands; null for those that only join others together (objects and their addresses). */
export function laneOf(event: LabEvent): ListLane | null {
  switch (event.kind) {
    case 'object':
    case 'address':
      return null;
    case 'fault':
    case 'stepMode':
    case 'delay':
      return 'packet';
    case 'preset':
    case 'power':
      return 'kernel';
    case 'opened':
    case 'limit':
      return 'program';
    default:
      return event.lane === 'packet' || event.lane === 'kernel' ? event.lane : 'program';
  }
}

/** One entry of the log in one short line, in Node's and the kernel's own words. */
export interface EventLine {
  seq: number;
  atUs: number;
  lane: ListLane;
  host: HostName | null;
  text: string;
  /** Names of code and states are set in code type. */
  code: boolean;
  detail: string;
}

const endings: Record<string, string> = {
  exited: '끝남',
  student: '정지함',
  'power-off': '전원 꺼짐',
  memory: '메모리 한도',
  cpu: 'CPU 시간 한도',
  lifetime: '실행 시간 한도',
  events: '기록이 가득 참',
  replaced: '다시 실행',
  'lab-closed': '실험실 닫힘',
  'failed-to-start': '시작하지 못함',
};

const directionWords: Record<Direction, string> = { upstream: '클라이언트 → 서버', downstream: '서버 → 클라이언트' };

/**
 * Null for entries that have no lane. `withHosts`: where there are more than two computers,
 * a packet that leaves says where it goes.
 */
export function eventLine(
  event: LabEvent,
  packetOf: (packet: number) => PacketView | undefined,
  withHosts = false,
): EventLine | null {
  const lane = laneOf(event);
  if (lane === null) return null;
  const line = (host: HostName | null, text: string, detail = '', code = true): EventLine => ({
    seq: event.seq,
    atUs: event.at,
    lane,
    host,
    text,
    code,
    detail,
  });
  switch (event.kind) {
    case 'object':
    case 'address':
      return null;
    case 'spawn':
      return line(event.host, event.file, '실행');
    case 'start':
      return line(event.host, `Node ${event.nodeVersion}`, `프로세스 ${event.pid}`);
    case 'call':
      return line(
        event.host,
        `${event.method}(${event.args.map((arg) => arg.text).join(', ')})`,
        event.site ? `${event.site.line}행` : (event.via ?? ''),
      );
    case 'event':
      return line(
        event.host,
        `'${event.name}'`,
        event.handlers.length > 0 ? event.handlers.map((site) => `${site.line}행`).join(', ') : '핸들러 없음',
      );
    case 'console':
      return line(event.host, event.text, event.stream === 'stderr' ? '오류 출력' : '출력');
    case 'consoleSkipped':
      return line(event.host, `출력 ${event.lines}줄 생략`, '', false);
    case 'skipped':
      return line(event.host, `호출과 이벤트 ${event.count}개 생략`, '', false);
    case 'name':
      return line(event.host, `${event.asked} → ${event.answered}`, addressWords(event.rule, event.asked));
    case 'uncaught':
      return line(event.host, `${event.name}: ${event.message}`, '잡지 않은 오류');
    case 'signal':
      return line(event.host, event.signal, '신호');
    case 'exit':
      return line(event.host, endingText(event), endings[event.reason] ?? '');
    case 'action':
      return line(event.host, ...actionWords(event.action), false);
    case 'sent':
    case 'held':
    case 'released':
    case 'delayed':
    case 'changed':
    case 'delivered':
    case 'dropped': {
      const packet = packetOf(event.packet);
      const host = packet ? (event.kind === 'delivered' ? packet.to : packet.from) : null;
      const label = `${packet?.label ?? `패킷 ${event.packet}`}${packet?.inferred ? ' · 추정' : ''}`;
      const goal = withHosts && event.kind === 'sent' ? ` → ${shortHostWords[event.to]}` : '';
      return line(host, label, `${packetDetail(event, packet)}${goal}`, false);
    }
    case 'socket':
      return line(event.host, event.state, ends(event.local, event.remote));
    case 'socketGone':
      return line(event.host, '소켓 사라짐', ends(event.local, event.remote), false);
    case 'udpSocket':
      return line(
        event.host,
        event.drops > 0 ? `UDP 소켓 · 버림 ${event.drops}개` : 'UDP 소켓',
        ends(event.local, event.remote),
        false,
      );
    case 'udpSocketGone':
      return line(event.host, 'UDP 소켓 사라짐', ends(event.local, event.remote), false);
    case 'fault':
      return line(
        null,
        event.on ? faultWords[event.fault.kind].short(event.fault) : `${faultWords[event.fault.kind].name} 꺼짐`,
        `${directionWords[event.direction]}${event.spent ? ' · 다 씀' : ''}`,
        false,
      );
    case 'stepMode':
      return line(null, `한 패킷씩 ${event.on ? '켜짐' : '꺼짐'}`, '', false);
    case 'preset':
      return line(event.host, presetWords[event.preset].name, '재시도 설정', false);
    case 'power':
      return line(event.host, event.on ? '전원 켜짐' : '전원 꺼짐', '', false);
    case 'delay':
      return line(null, `회선 지연 ${event.delayMs} ms`, '', false);
    case 'opened':
      return line(null, '실험실이 열림', '', false);
    case 'limit':
      return line(null, event.what === 'events' ? '기록이 가득 참' : '프로그램 수 한도', '', false);
    default:
      event satisfies never;
      return null;
  }
}

/** What was asked of a program, and how much of it. */
function actionWords(action: ProgramAction): [string, string] {
  switch (action.kind) {
    case 'block':
      return [`이벤트 루프 막기 ${action.ms / 1000}초`, '페이지에서'];
    case 'closeIdle':
      return ['쉬는 소켓 닫기', `유휴 ${action.idleMs / 1000}초`];
    case 'delayAccept':
      return [action.ms > 0 ? `수락 늦추기 ${action.ms / 1000}초` : '수락 늦추기 꺼짐', '페이지에서'];
  }
}

/** `dgram` asks for 0.0.0.0 where a program names no address to bind to, and for 127.0.0.1 where it names none to send to. */
function addressWords(rule: NameRule, asked: string): string {
  if (rule === 'own-address') return asked === '0.0.0.0' ? '바인딩 주소' : '수신 주소';
  return asked === '127.0.0.1' ? '보낼 주소' : '이름 찾기';
}

type PacketEvent = Extract<LabEvent, { lane: 'packet' }>;

/** What happened to the packet, and who or what did it. */
function packetDetail(event: PacketEvent, packet: PacketView | undefined): string {
  switch (event.kind) {
    case 'sent':
      if (event.origin) return `출발 · ${event.origin.kind === 'copy' ? '복제본' : '중간 장비'}`;
      return packet?.retransmission ? '출발 · 재전송' : '출발';
    case 'delivered':
      return '도착';
    case 'dropped':
      return `사라짐 · ${dropWords[event.reason].name}`;
    case 'held':
      return `붙잡힘 · ${doerWords[event.by]}`;
    case 'released':
      return `다시 출발 · ${doerWords[event.by]}`;
    case 'delayed':
      return `${packet?.sooner?.includes(event.seq) ? '앞당겨짐' : '늦춰짐'} · ${doerWords[event.by]}`;
    case 'changed':
      return `바이트 바뀜 · ${doerWords[event.by]}`;
  }
}

function ends(local: Endpoint, remote: Endpoint): string {
  return remote.port === 0 ? `:${local.port}` : `:${local.port} ↔ :${remote.port}`;
}
