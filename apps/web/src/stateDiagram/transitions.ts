import type { TcpState } from '@socketlab/protocol';

/**
 * A line of the figure: what happens to the connection, and what its kernel does then. A call of the user stands in the RFC's own
 * sense (OPEN, SEND, CLOSE); `call` is the one of Node that comes to it.
 */
export interface Transition {
  from: TcpState;
  to: TcpState;
  when: string;
  /** Null where the figure writes `x`: nothing is sent. */
  does: string | null;
  call?: string;
  /** States alone do not tell this line from a reset or a timeout between the same two (note 3). */
  orReset?: true;
}

/**
 * The TCP connection state diagram of RFC 9293, 3.3.2, figure 5: its eleven states and all of its twenty lines, from top to
 * bottom. The lines that its notes 2 and 3 leave out (FIN with the ACK of one's own FIN; RST) are left out here too.
 */
export const transitions = [
  { from: 'CLOSED', to: 'LISTEN', when: '수동 열기', does: 'TCB 만듦', call: 'listen()' },
  { from: 'LISTEN', to: 'CLOSED', when: '닫기', does: 'TCB 지움', call: 'close() 등' },
  { from: 'CLOSED', to: 'SYN_SENT', when: '능동 열기', does: 'TCB 만듦, SYN 보냄', call: 'connect()' },
  { from: 'SYN_SENT', to: 'CLOSED', when: '닫기', does: 'TCB 지움', call: 'destroy() 등', orReset: true },
  { from: 'LISTEN', to: 'SYN_RECEIVED', when: 'SYN 받음', does: 'SYN+ACK 보냄' },
  { from: 'LISTEN', to: 'SYN_SENT', when: '보내기', does: 'SYN 보냄' },
  { from: 'SYN_RECEIVED', to: 'LISTEN', when: 'RST 받음', does: null },
  { from: 'SYN_SENT', to: 'SYN_RECEIVED', when: 'SYN 받음', does: 'SYN+ACK 보냄' },
  { from: 'SYN_RECEIVED', to: 'ESTABLISHED', when: 'SYN의 ACK 받음', does: null },
  { from: 'SYN_SENT', to: 'ESTABLISHED', when: 'SYN+ACK 받음', does: 'ACK 보냄' },
  { from: 'SYN_RECEIVED', to: 'FIN_WAIT_1', when: '닫기', does: 'FIN 보냄', call: 'end() 등' },
  { from: 'ESTABLISHED', to: 'FIN_WAIT_1', when: '닫기', does: 'FIN 보냄', call: 'end() 등' },
  { from: 'ESTABLISHED', to: 'CLOSE_WAIT', when: 'FIN 받음', does: 'ACK 보냄' },
  { from: 'FIN_WAIT_1', to: 'FIN_WAIT_2', when: 'FIN의 ACK 받음', does: null },
  { from: 'FIN_WAIT_1', to: 'CLOSING', when: 'FIN 받음', does: 'ACK 보냄' },
  { from: 'CLOSE_WAIT', to: 'LAST_ACK', when: '닫기', does: 'FIN 보냄', call: 'end() 등' },
  { from: 'FIN_WAIT_2', to: 'TIME_WAIT', when: 'FIN 받음', does: 'ACK 보냄' },
  { from: 'CLOSING', to: 'TIME_WAIT', when: 'FIN의 ACK 받음', does: null },
  { from: 'LAST_ACK', to: 'CLOSED', when: 'FIN의 ACK 받음', does: null, orReset: true },
  { from: 'TIME_WAIT', to: 'CLOSED', when: '2MSL 지남', does: 'TCB 지움' },
] as const satisfies readonly Transition[];

type Line = (typeof transitions)[number];
/** `ESTABLISHED>FIN_WAIT_1`: no two lines of the figure join the same states in the same direction. */
export type TransitionKey = Line extends infer T
  ? T extends { from: infer F extends string; to: infer U extends string }
    ? `${F}>${U}`
    : never
  : never;

const byKey = new Map<string, Transition>(transitions.map((one) => [`${one.from}>${one.to}`, one]));

export function transitionKey(from: TcpState, to: TcpState): TransitionKey | null {
  const key = `${from}>${to}`;
  return byKey.has(key) ? (key as TransitionKey) : null;
}

export function transitionOf(key: TransitionKey): Transition {
  return byKey.get(key)!;
}
