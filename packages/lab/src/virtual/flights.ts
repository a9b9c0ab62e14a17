import type { Direction, DropReason, PacketDoer } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LogSink } from '../network.ts';
import type { WirePacket } from './wirePacket.ts';
import { createWireQueue, type WireQueue } from './wireQueue.ts';

export interface FlightsOptions {
  readonly log: LogSink;
  readonly clock: Clock;
  /** The lab's start: `dueUs` counts from it. */
  readonly startedAtUs: number;
  /** Something happened to a packet, or is to happen at another time than before. */
  readonly onChange: () => void;
}

/** Every packet on the wire, flying or held, and what can happen to one. Each change is an entry of the log. */
export interface Flights {
  readonly queues: Readonly<Record<Direction, WireQueue>>;
  /** Flying and held ones of a direction. */
  count(direction: Direction): number;
  find(id: number): WirePacket | undefined;
  /** The held ones; the one held longest comes first. */
  held(): Iterable<WirePacket>;
  /** A new packet takes off, or is held at once. Those of its direction that wait for the next one follow it. */
  takeOff(packet: WirePacket, heldBy: PacketDoer | null): void;
  /** One that is held already is held by this one from now on. */
  hold(packet: WirePacket, by: PacketDoer): void;
  /**
   * A held packet goes on, the way that it still had and `laterUs` more. `inOrder`: behind those that were sent before, and those
   * sent later stay behind it; without, nobody waits for it.
   */
  release(packet: WirePacket, by: PacketDoer, how?: { inOrder?: boolean; laterUs?: number }): void;
  drop(packet: WirePacket, reason: DropReason): void;
  delay(packet: WirePacket, byUs: number): void;
  /** It arrives right behind the one that was sent after it; where there is none yet, it waits for it. */
  swap(packet: WirePacket): void;
  /** Takes back what a fault has added to packets of a direction: these, and those that wait behind them, come sooner. */
  takeBack(direction: Direction, by: PacketDoer): void;
  /** Takes those that have arrived by now off the wire. */
  takeDue(direction: Direction, nowUs: number): WirePacket[];
}

export function createFlights({ log, clock, startedAtUs, onChange }: FlightsOptions): Flights {
  const queues = { upstream: createWireQueue(), downstream: createWireQueue() };
  const counts = { upstream: 0, downstream: 0 };
  /** In the order they were sent. */
  const packets = new Map<number, WirePacket>();
  const heldPackets = new Set<WirePacket>();

  const toLabUs = (atUs: number): number => Math.max(0, Math.floor(atUs - startedAtUs));
  const note = (packet: WirePacket, kind: 'released' | 'delayed', by: PacketDoer, atUs = clock.nowUs()): void =>
    log(atUs, { lane: 'packet', kind, packet: packet.id, by, dueUs: toLabUs(packet.dueAtUs) });

  function forget(packet: WirePacket): void {
    packets.delete(packet.id);
    counts[packet.direction]--;
  }

  function setDue(packet: WirePacket, dueAtUs: number): void {
    packet.dueAtUs = dueAtUs;
    packet.baseDueUs += dueAtUs - packet.ownDueUs;
  }

  function hold(packet: WirePacket, by: PacketDoer): void {
    if (packet.held?.by === by) return;
    const nowUs = clock.nowUs();
    queues[packet.direction].remove(packet);
    packet.behind = null;
    packet.held = { by, remainingUs: packet.held?.remainingUs ?? Math.max(0, packet.dueAtUs - nowUs) };
    // One that was held already keeps its place among them.
    heldPackets.add(packet);
    log(nowUs, { lane: 'packet', kind: 'held', packet: packet.id, by });
    onChange();
  }

  function free(packet: WirePacket): void {
    heldPackets.delete(packet);
    packet.held = null;
    packet.follows = null;
  }

  function release(
    packet: WirePacket,
    by: PacketDoer,
    { inOrder = false, laterUs = 0, nowUs = clock.nowUs() } = {},
  ): void {
    const { held } = packet;
    if (!held) return;
    const queue = queues[packet.direction];
    const dueAtUs = nowUs + held.remainingUs + laterUs;
    free(packet);
    if (!inOrder) packet.placedByHand = true;
    setDue(packet, inOrder ? Math.max(dueAtUs, queue.floorUs) : dueAtUs);
    queue.insert(packet);
    note(packet, 'released', by, nowUs);
    takeAlong(packet, nowUs);
    onChange();
  }

  /**
   * Those that wait for this one go with it, at the same moment: by that a reader of the log tells them from those that the hand lets go
   * (`packages/rerun/src/handReader.ts`), however long the machine stood still between the two.
   */
  function takeAlong(packet: WirePacket, atUs: number): void {
    if (heldPackets.size === 0) return;
    for (const one of [...heldPackets]) {
      if (one.follows !== packet) continue;
      free(one);
      flyBehind(one, packet);
      note(one, 'released', 'hand', atUs);
      takeAlong(one, atUs);
    }
  }

  function flyBehind(packet: WirePacket, other: WirePacket): void {
    packet.placedByHand = true;
    packet.behind = other;
    packet.rank = other.rank + 0.5;
    setDue(packet, other.dueAtUs);
    queues[packet.direction].insert(packet);
  }

  function drop(packet: WirePacket, reason: DropReason): void {
    free(packet);
    queues[packet.direction].remove(packet);
    forget(packet);
    const nowUs = clock.nowUs();
    log(nowUs, { lane: 'packet', kind: 'dropped', packet: packet.id, reason });
    for (const one of [...heldPackets]) if (one.follows === packet) release(one, 'hand', { nowUs });
    onChange();
  }

  function sentNext(packet: WirePacket): WirePacket | null {
    for (const one of packets.values()) if (one.direction === packet.direction && one.id > packet.id) return one;
    return null;
  }

  return {
    queues,
    count: (direction) => counts[direction],
    find: (id) => packets.get(id),
    held: () => heldPackets,
    takeOff(packet, heldBy) {
      packets.set(packet.id, packet);
      counts[packet.direction]++;
      for (const one of heldPackets)
        if (one.follows === 'next' && one.direction === packet.direction) one.follows = packet;
      if (heldBy) return hold(packet, heldBy);
      queues[packet.direction].insert(packet);
      takeAlong(packet, packet.sentAtUs);
      onChange();
    },
    hold,
    release,
    drop,
    delay(packet, byUs) {
      if (packet.held) return release(packet, 'hand', { laterUs: byUs });
      const queue = queues[packet.direction];
      queue.remove(packet);
      packet.placedByHand = true;
      packet.behind = null;
      packet.add('hand', byUs);
      packet.dueAtUs += byUs;
      queue.insert(packet);
      note(packet, 'delayed', 'hand');
      onChange();
    },
    swap(packet) {
      const other = sentNext(packet);
      if (!other || other.held) {
        hold(packet, 'hand');
        packet.follows = other ?? 'next';
        return;
      }
      const wasHeld = packet.held !== null;
      queues[packet.direction].remove(packet);
      free(packet);
      flyBehind(packet, other);
      const nowUs = clock.nowUs();
      note(packet, wasHeld ? 'released' : 'delayed', 'hand', nowUs);
      takeAlong(packet, nowUs);
      onChange();
    },
    takeBack(direction, by) {
      const before = new Map<WirePacket, number>();
      const touched = new Set<WirePacket>();
      for (const packet of packets.values()) {
        if (packet.direction !== direction) continue;
        before.set(packet, packet.dueAtUs);
        const us = packet.takeBack(by);
        if (us === 0) continue;
        touched.add(packet);
        if (packet.held) packet.held.remainingUs = Math.max(0, packet.held.remainingUs - us);
      }
      if (touched.size === 0) return;
      queues[direction].hasten(touched, clock.nowUs());
      for (const [packet, dueAtUs] of before)
        if (!packet.held && packet.dueAtUs !== dueAtUs) note(packet, 'delayed', touched.has(packet) ? by : 'order');
      onChange();
    },
    takeDue(direction, nowUs) {
      const arrived = queues[direction].takeDue(nowUs);
      for (const packet of arrived) forget(packet);
      return arrived;
    },
  };
}
