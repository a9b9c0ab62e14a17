import type { HostName, TcpState } from '@socketlab/protocol';
import type { BandList, StateBand } from '@socketlab/timeline';
import { type TransitionKey, transitionKey } from './transitions.ts';

/** A state that one end of a connection was in, and how it came there. */
export interface PathStep {
  state: TcpState;
  /**
   * Null for the CLOSED before everything: there was no connection yet, and so nothing to observe (RFC 9293, 3.3.2). Null as well
   * for a LISTEN where several sockets listened.
   */
  fromUs: number | null;
  source: StateBand['source'];
  /**
   * The line of the figure from the step before; `jump` where the figure has none; `power` where the host lost its power, which no
   * figure foresees; null for the first step.
   */
  way: TransitionKey | 'jump' | 'power' | null;
}

/**
 * The states that a host's end of a connection has passed through up to the cursor, oldest first; of its listening socket where
 * `connection` is null. Only states that the log says: where one is missing between two readings of the kernel's table, the
 * step is a jump. Empty where the host had none. `powerOffsUs`: when the host lost its power.
 */
export function statePath(
  bands: Pick<BandList, 'of'>,
  host: HostName,
  connection: string | null,
  powerOffsUs: readonly number[] = [],
): PathStep[] {
  const mine = bands.of(host, connection);
  // Listening sockets share one name: the newest of them.
  const own = connection === null ? mine.slice(-1) : mine;
  const [first] = own;
  if (!first) return [];
  const steps: PathStep[] = [{ state: 'CLOSED', fromUs: null, source: first.source, way: null }];
  const add = (state: TcpState, fromUs: number | null, source: StateBand['source']) => {
    const before = steps.at(-1)!;
    if (state === 'CLOSED' && fromUs !== null && powerOffsUs.includes(fromUs))
      steps.push({ state, fromUs, source, way: 'power' });
    else if (before.state !== state)
      steps.push({ state, fromUs, source, way: transitionKey(before.state, state) ?? 'jump' });
  };
  // Who answers a SYN had been listening; that socket goes on, and the kernel makes one of its own for the connection.
  if (connection !== null && first.state === 'SYN_RECEIVED') {
    const [listening, another] = listeningAt(bands, host, first.fromUs);
    if (listening) add('LISTEN', another ? null : listening.fromUs, listening.source);
  }
  let before: StateBand | null = null;
  for (const band of own) {
    // Its addresses were used again: in between there was no connection.
    if (before?.toUs != null && before.toUs < band.fromUs) add('CLOSED', before.toUs, before.source);
    add(band.state, band.fromUs, band.source);
    before = band;
  }
  if (before?.toUs != null) add('CLOSED', before.toUs, before.source);
  return steps;
}

/** The listening sockets of a host at a moment. A band does not say its port: with several of them nobody can tell whose SYN it was. */
function listeningAt(bands: Pick<BandList, 'of'>, host: HostName, atUs: number): StateBand[] {
  return bands
    .of(host, null)
    .filter((band) => band.state === 'LISTEN' && band.fromUs <= atUs && (band.toUs === null || band.toUs >= atUs));
}
