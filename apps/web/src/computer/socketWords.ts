import type { Endpoint, TcpState } from '@socketlab/protocol';
import type { SocketView } from '@socketlab/timeline';

/** Whose word a state is. */
export interface StateClaim {
  state: TcpState;
  source: 'kernel' | 'derived';
}

/** The kernel's own word where there is one; else what packets let us conclude. */
export function stateClaim(socket: SocketView): StateClaim | null {
  if (socket.kernel) return { state: socket.kernel.state, source: 'kernel' };
  return socket.derived ? { state: socket.derived, source: 'derived' } : null;
}

/** What a state means, in one sentence (RFC 9293, 3.3.2). */
export const stateMeanings: Record<TcpState, string> = {
  CLOSED: '연결이 없습니다.',
  LISTEN: '연결 요청을 기다립니다.',
  SYN_SENT: 'SYN을 보내고 답을 기다립니다.',
  SYN_RECEIVED: 'SYN을 받아 답했고 마지막 ACK를 기다립니다.',
  ESTABLISHED: '연결되어 두 방향으로 데이터를 주고받을 수 있습니다.',
  FIN_WAIT_1: 'FIN을 보내고 확인 응답을 기다립니다.',
  FIN_WAIT_2: '보낸 FIN은 확인되었고 상대방의 FIN을 기다립니다.',
  CLOSE_WAIT: '상대방의 FIN을 받았고 이쪽은 아직 닫지 않았습니다.',
  CLOSING: '두 쪽이 동시에 FIN을 보냈고 확인 응답을 기다립니다.',
  LAST_ACK: '이쪽도 FIN을 보냈고 마지막 확인 응답을 기다립니다.',
  TIME_WAIT: '먼저 닫은 쪽이 늦게 오는 패킷에 답하려고 자리를 지킵니다.',
};

/** What the app knows of this socket where that differs from the kernel, or null. */
export function appKnowledge(socket: SocketView): string | null {
  const state = socket.kernel?.state;
  if (socket.object === null) {
    return state === 'SYN_RECEIVED' || state === 'ESTABLISHED' || state === 'CLOSE_WAIT'
      ? '아직 앱은 모릅니다'
      : '커널만 기억합니다';
  }
  if (socket.closed) return state && state !== 'CLOSED' ? '앱의 소켓은 닫혔습니다' : '닫혔습니다';
  return null;
}

/** `10.0.0.1:50316 → 10.0.0.2:8080`, the arrow pointing away from whoever asked for the connection. */
export function addressText(socket: SocketView, isAccepted: boolean): string | null {
  const { local, remote } = socket;
  if (!local) return remote ? `→ ${endpointText(remote)}` : null;
  if (!remote || remote.port === 0) return endpointText(local);
  return `${endpointText(local)} ${isAccepted ? '←' : '→'} ${endpointText(remote)}`;
}

function endpointText({ address, port }: Endpoint): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Live ones first, in the order they came; what is over sinks down. */
export function orderSockets(sockets: readonly SocketView[]): SocketView[] {
  const isOver = (socket: SocketView) => socket.closed && !socket.kernel;
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
