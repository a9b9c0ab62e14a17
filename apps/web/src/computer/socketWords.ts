import type { TcpState } from '@socketlab/protocol';
import { endpointText, type KernelSocket, type SocketView } from '@socketlab/timeline';

/** Whose word a state is. */
export interface StateClaim {
  state: TcpState;
  source: 'kernel' | 'derived';
}

/** The kernel's own word where there is one; else what packets let us conclude. */
export function stateClaim(socket: SocketView): StateClaim | null {
  if (socket.kernel) return { state: socket.kernel.state, source: 'kernel' };
  // That a socket is over is said by the app itself; nothing needs to be concluded.
  if (socket.derived === null || (socket.closed && socket.derived === 'CLOSED')) return null;
  return { state: socket.derived, source: 'derived' };
}

/** What the app knows of this socket where that differs from the kernel, or null. */
export function appKnowledge(socket: SocketView): string | null {
  if (socket.protocol === 'udp') return udpKnowledge(socket);
  const state = socket.kernel?.state;
  if (socket.object === null) {
    return state === 'SYN_RECEIVED' || state === 'ESTABLISHED' || state === 'CLOSE_WAIT'
      ? '아직 앱은 모릅니다'
      : '커널만 기억합니다';
  }
  if (socket.closed) return state && state !== 'CLOSED' ? '앱의 소켓은 닫혔습니다' : '닫혔습니다';
  return null;
}

/** UDP has no states that could tell more (RFC 768): a socket is there or it isn't. */
function udpKnowledge({ object, closed, udp }: SocketView): string | null {
  if (object === null) return '커널만 기억합니다';
  if (closed) return udp ? '앱의 소켓은 닫혔습니다' : '닫혔습니다';
  return null;
}

/** What stands in a UDP socket's card where a TCP socket has its state. */
export function udpText({ local, remote, udp, closed }: SocketView): string {
  if (closed && !udp) return '상태 없음';
  if (remote && remote.port !== 0) return '상태 없음 · 상대방만 정함';
  return local ? '상태 없음 · 누구에게서나 받음' : '상태 없음 · 아직 포트 없음';
}

/** `10.0.0.1:50316 → 10.0.0.2:8080`, the arrow pointing away from whoever asked for the connection. */
export function addressText(socket: SocketView, isAccepted: boolean): string | null {
  const { local, remote } = socket;
  if (!local) return remote ? `→ ${endpointText(remote)}` : null;
  if (!remote || remote.port === 0) return endpointText(local);
  return `${endpointText(local)} ${isAccepted ? '←' : '→'} ${endpointText(remote)}`;
}

/** Live ones first, in the order they came; what is over sinks down. */
export function orderSockets(sockets: readonly SocketView[]): SocketView[] {
  const isOver = (socket: SocketView) => socket.closed && !socket.kernel && !socket.udp;
  return [...sockets.filter((socket) => !isOver(socket)), ...sockets.filter(isOver).reverse()];
}

/** `27 B`, `1.5 KiB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(kib < 10 ? 1 : 0)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

/** How full a bar is, 0 to 1, on a scale where 15 bytes can be seen and 4 MiB still fits. */
export function queueShare(bytes: number): number {
  return Math.min(Math.log2(1 + bytes) / 22, 1);
}

/** The kernel's timers by what they wait for. */
export const timerNames: Record<Exclude<KernelSocket['timer'], 'none'>, string> = {
  retransmit: '재전송 타이머',
  keepalive: '킵얼라이브 타이머',
  'time-wait': 'TIME_WAIT 타이머',
  probe: '윈도우 탐침 타이머',
};
