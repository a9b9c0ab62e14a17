import type { PacketView } from '@socketlab/timeline';

/** Still on its way, moving or held: a hand can reach it. What was only concluded never was in anybody's hand. */
export function isOnWire({ status }: Pick<PacketView, 'status'>): boolean {
  return status === 'flying' || status === 'held';
}
