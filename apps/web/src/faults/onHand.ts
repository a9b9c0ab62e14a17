import type { PacketView } from '@socketlab/timeline';
import type { PointerEvent } from 'react';
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

/**
 * A press on the ladder with 손으로 잡기: on a held packet it chooses that; anywhere else the nearest packet in flight is caught, for
 * nobody hits what crosses the stage in a fifth of a second. When the finger goes down, not up: by then it may be elsewhere.
 */
export function grab(event: PointerEvent<SVGSVGElement>): void {
  if (event.button !== 0) return;
  const pressed = event.target instanceof Element ? event.target.closest('g[data-status="held"]') : null;
  const element = pressed ?? nearest(event.currentTarget.querySelectorAll('g[data-status="flying"]'), event);
  const id = Number(element?.getAttribute('data-packet') ?? Number.NaN);
  const packet = useLab.getState().view.packets.numbered(id);
  if (!packet) return;
  event.preventDefault();
  onHand(packet, 'grab');
}

function nearest(elements: Iterable<Element>, { clientX, clientY }: PointerEvent): Element | null {
  let best: Element | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const element of elements) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const far = Math.hypot(x + width / 2 - clientX, y + height / 2 - clientY);
    if (far >= least) continue;
    best = element;
    least = far;
  }
  return best;
}
