import type { Clock } from '../clock.ts';
import type { Network } from '../network.ts';

/** Hosts on the machine's own loopback, for machines without namespaces. */
export function createLoopbackNetwork(_clock: Clock): Network {
  throw new Error('the loopback network is not there yet');
}
