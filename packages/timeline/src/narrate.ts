import { type DropReason, type Endpoint, type HostName, happenedUs, type LabEvent } from '@socketlab/protocol';
import { narrateCall, narrateEmitted } from './narrateCode.ts';
import {
  narrateAction,
  narrateChanged,
  narrateDelayed,
  narrateFault,
  narrateHeld,
  narratePower,
  narratePreset,
  narrateReleased,
  narrateStepMode,
} from './narrateFault.ts';
import { narrateKernelSocket, narrateSocketGone, narrateUdpSocket, narrateUdpSocketGone } from './narrateKernel.ts';
import { narrateDelivered, narrateDropped, narrateSent } from './narratePacket.ts';
import { narrateExit, narrateName, narrateSignal, narrateUncaught } from './narrateProcess.ts';
import type { PacketView } from './packetView.ts';
import { isQuietCall, isQuietEvent } from './quietEntries.ts';
import { code, excerpt, sentence } from './sentence.ts';
import type { KernelSocket, KernelUdpSocket } from './socketView.ts';
import type { Narration } from './stageView.ts';
import { hostWords } from './stateWords.ts';
import { place, say, type Told } from './told.ts';

/** What the log said before the entry that is told. The entry itself is already counted in. */
export interface NarrationContext {
  fileOf(program: string): string;
  /** Stopped by SIGSTOP, and not thawed yet. */
  frozen(program: string): boolean;
  packet(packet: number): PacketView | null;
  /** A router on the wire answers by ICMP where it drops this packet for this reason. */
  answered(packet: number, reason: DropReason): boolean;
  /** Its checksum shows that its bytes are not those that a kernel sent. */
  spoiled(packet: number): boolean;
  /** The same segment as this retransmission, where it is still held on the wire. */
  heldBefore(packet: PacketView): PacketView | null;
  /** The kernel's row before this entry, or null where there was none. */
  kernelBefore(host: HostName, local: Endpoint, remote: Endpoint): KernelSocket | null;
  udpBefore(host: HostName, local: Endpoint, remote: Endpoint): KernelUdpSocket | null;
  /** Another row of the host's UDP table has this row's port. */
  udpPortElsewhere(host: HostName, local: Endpoint, remote: Endpoint): boolean;
}

/**
 * One entry in Korean, to be put into words when somebody looks: of a long log few sentences are ever read. Null where it has nothing to
 * tell a student. Everything that the log may change later is read at once.
 */
export function narrate(event: LabEvent, context: NarrationContext): (() => Narration) | null {
  const told = tell(event, context);
  return told && (() => ({ seq: event.seq, atUs: happenedUs(event), lane: event.lane, ...told() }));
}

type Telling = (() => Told) | null;

function tell(event: LabEvent, context: NarrationContext): Telling {
  const file = event.lane === 'program' ? context.fileOf(event.program) : '';
  switch (event.kind) {
    case 'call':
      return isQuietCall(event) ? null : () => narrateCall(event, file);
    case 'event':
      return isQuietEvent(event) ? null : () => narrateEmitted(event, file);
    case 'sent': {
      const packet = context.packet(event.packet);
      const before = packet && context.heldBefore(packet);
      return packet && (() => narrateSent(packet, before));
    }
    case 'delivered': {
      const packet = context.packet(event.packet);
      const spoiled = context.spoiled(event.packet);
      return packet && (() => narrateDelivered(packet, spoiled));
    }
    default: {
      const told = tellNow(event, file, context);
      return told && (() => told);
    }
  }
}

/** What comes seldom is told at once. */
function tellNow(
  event: Exclude<LabEvent, { kind: 'call' | 'event' | 'sent' | 'delivered' }>,
  file: string,
  context: NarrationContext,
): Told | null {
  switch (event.kind) {
    case 'opened':
      return tellOpened(event);
    case 'limit':
      return event.what === 'events'
        ? say('기록이 가득 차 더 적지 않습니다.', '초기화하면 새 실험실에서 다시 시작합니다.')
        : say('동시에 실행할 수 있는 프로그램 수에 이르렀습니다.', '하나를 정지하면 다시 실행할 수 있습니다.');
    case 'delay':
      return say(
        `회선의 한 방향 지연 시간을 ${event.delayMs} ms로 정했습니다.`,
        '왕복 시간(RTT)은 그 두 배보다 조금 깁니다.',
      );
    case 'spawn':
      return say([code(file), `{을/를} ${hostWords[event.host]}에서 실행합니다.`], '');
    case 'start':
      return say(
        [code(file), '의 프로세스가 시작되었습니다.'],
        `Node ${event.nodeVersion}, 프로세스 번호 ${event.pid}`,
      );
    case 'object':
    case 'address':
      return null;
    case 'console':
      return {
        parts: sentence(
          ...place(file, event.site?.line ?? null),
          '{이/가} 출력했습니다. ',
          code(excerpt(event.text, 80)),
        ),
        aside: event.stream === 'stderr' ? sentence('오류 출력(`stderr`)에 썼습니다.') : [],
      };
    case 'consoleSkipped':
      return say(
        [code(file), `의 출력이 너무 잦아 ${event.lines}줄을 보이지 않습니다.`],
        '프로그램은 그대로 실행됩니다.',
      );
    case 'skipped':
      return say(
        [code(file), `의 호출과 이벤트가 너무 잦아 ${event.count}개를 적지 않았습니다.`],
        '프로그램은 그대로 실행됩니다.',
      );
    case 'name':
      return narrateName(event);
    case 'uncaught':
      return narrateUncaught(event, file);
    case 'signal':
      return narrateSignal(event, file, context.frozen(event.program));
    case 'action':
      return narrateAction(event, file);
    case 'exit':
      return narrateExit(event, file);
    case 'held':
      return withPacketOnWire(event.packet, context, (packet) => narrateHeld(packet, event));
    case 'released':
      return withPacketOnWire(event.packet, context, (packet) => narrateReleased(packet, event));
    case 'delayed':
      return withPacketOnWire(event.packet, context, (packet) => narrateDelayed(packet, event));
    case 'changed':
      return withPacketOnWire(event.packet, context, (packet) => narrateChanged(packet, event));
    case 'dropped':
      return withPacket(event.packet, context, (packet) =>
        narrateDropped(packet, event.reason, context.answered(event.packet, event.reason)),
      );
    case 'socket':
      return narrateKernelSocket(event, context.kernelBefore(event.host, event.local, event.remote));
    case 'socketGone':
      return narrateSocketGone(event);
    case 'udpSocket':
      return narrateUdpSocket(event, context.udpBefore(event.host, event.local, event.remote));
    case 'udpSocketGone':
      // Where `connect` gave a socket another row, it lives on: nothing has happened to tell of.
      return context.udpPortElsewhere(event.host, event.local, event.remote) ? null : narrateUdpSocketGone(event);
    case 'fault':
      return narrateFault(event);
    case 'stepMode':
      return narrateStepMode(event);
    case 'preset':
      return narratePreset(event);
    case 'power':
      return narratePower(event);
    default:
      return unknown(event);
  }
}

function tellOpened(event: Extract<LabEvent, { kind: 'opened' }>): Told {
  const where = event.hosts.map(({ host, address }) => `${hostWords[host]} \`${address}\``).join(', ');
  if (event.mode === 'virtual') {
    return say(
      `실험실이 열렸습니다. ${where}`,
      `컴퓨터는 저마다 커널의 TCP를 따로 가집니다. 회선의 한 방향 지연 시간은 ${event.delayMs} ms입니다.`,
    );
  }
  return say(
    `실험실이 열렸습니다. ${where}`,
    '모든 프로그램이 이 기계의 루프백을 함께 씁니다. 패킷을 볼 수 없으므로 세그먼트는 모두 추정입니다.',
  );
}

function withPacket(
  packet: number,
  context: NarrationContext,
  tellPacket: (view: PacketView) => Told | null,
): Told | null {
  const view = context.packet(packet);
  return view === null ? null : tellPacket(view);
}

/** What is done to a packet that is no longer on the wire changes nothing, and is not told of. */
function withPacketOnWire(packet: number, context: NarrationContext, tellPacket: (view: PacketView) => Told) {
  return withPacket(packet, context, (view) => (view.endUs === null ? tellPacket(view) : null));
}

function unknown(event: never): null {
  // A recording of a later version: what this one cannot tell is left out, never guessed.
  return event;
}
