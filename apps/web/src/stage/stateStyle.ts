import type { TcpState } from '@socketlab/protocol';

const colors: Record<TcpState, string> = {
  CLOSED: 'faint',
  LISTEN: 'faint',
  SYN_SENT: 'syn',
  SYN_RECEIVED: 'syn',
  ESTABLISHED: 'good',
  FIN_WAIT_1: 'fin',
  FIN_WAIT_2: 'fin',
  CLOSING: 'fin',
  CLOSE_WAIT: 'data',
  LAST_ACK: 'fin',
  TIME_WAIT: 'edge',
};

const short: Partial<Record<TcpState, string>> = {
  SYN_RECEIVED: 'SYN_RCVD',
  ESTABLISHED: 'ESTAB',
  CLOSE_WAIT: 'CL_WAIT',
  TIME_WAIT: 'T_WAIT',
  FIN_WAIT_1: 'FIN_W1',
  FIN_WAIT_2: 'FIN_W2',
};

/** The CSS colours of a TCP state: `fill` for bands and badges, `ink` for its name on paper. */
export function stateStyle(state: TcpState): { fill: string; ink: string } {
  const color = colors[state];
  const ink =
    color === 'faint' || color === 'edge' ? 'var(--soft)' : color === 'good' ? 'var(--good)' : `var(--${color}-ink)`;
  return { fill: `var(--${color})`, ink };
}

/** The state's name, whole or as short as the room it has; null where none fits. `px` is the room, `charPx` a letter's width. */
export function stateName(state: TcpState, px: number, charPx: number): string | null {
  const fits = (name: string) => name.length * charPx + 6 <= px;
  if (fits(state)) return state;
  const name = short[state];
  return name && fits(name) ? name : null;
}
