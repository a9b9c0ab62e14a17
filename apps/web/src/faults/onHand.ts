import type { PacketView } from '@socketlab/timeline';
import type { HandDeed } from '../stage/PacketCapsule.tsx';
import { useLab } from '../state/store.ts';
import { useHand } from './handStore.ts';

/** A deed of the hand on a packet of the ladder. It reaches the present alone: nothing can be done to the past. */
export function onHand(packet: PacketView, deed: HandDeed): void {
  const { playback, actOnPacket } = useLab.getState();
  if (playback.mode !== 'live' || packet.inferred) return;
  useHand.getState().take(packet.packet);
  const held = packet.status === 'held';
  if (deed === 'drop' || deed === 'duplicate') void actOnPacket(packet.packet, { kind: deed });
  else if (!held) void actOnPacket(packet.packet, { kind: 'hold' });
  else if (deed === 'toggle') void actOnPacket(packet.packet, { kind: 'release' });
}
