import {
  type DropReason,
  type HostName,
  type PacketAction,
  type PacketDoer,
  SocketLabError,
} from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LogSink, Wire } from '../network.ts';
import { createFaultChain, type Fate, type Origin } from './faultChain.ts';
import { createFlights } from './flights.ts';
import { isRepeat } from './isRepeat.ts';
import { observed } from './observed.ts';
import type { Due } from './packetPump.ts';
import { type Way, WirePacket } from './wirePacket.ts';

/** Packets that one direction holds; one more is dropped, as a full queue of a real router does. */
const queuePackets = 8192;

export interface LinkOptions {
  readonly delayMs: number;
  readonly log: LogSink;
  readonly clock: Clock;
  /** The lab's start, on the same clock. */
  readonly startedAtUs: number;
  /** Hands a packet to a host. False: the host did not take it. */
  readonly deliver: (to: HostName, bytes: Uint8Array) => boolean;
  /** Something happened to a packet, or `nextAtUs` is another one now. */
  readonly onActivity: () => void;
  readonly chooseSeed?: () => number;
}

export interface Link extends Wire, Due {
  /** A host has sent a packet. */
  enter(way: Way, bytes: Uint8Array, atUs: number): void;
  setDelay(delayMs: number): void;
}

/**
 * The one wire of a lab: every packet of every host goes through it, in one of its two directions.
 *
 *   enter ─> sent ─> faults ─> due = now + delay + what they add ─> flying ─────────────> delivered ─> its host
 *                      ├─> dropped        (in order: not before the one ahead)  │  ▲
 *                      └─> packets of the wire's own: enter               hold  ▼  │ release, next
 *                                                          step mode ───────> held ──> dropped
 */
export function createLink(options: LinkOptions): Link {
  const { log, clock, deliver, onActivity } = options;
  const flights = createFlights({ log, clock, startedAtUs: options.startedAtUs, onChange: onActivity });
  const chain = createFaultChain({
    log,
    clock,
    inFlight: (direction) => flights.queues[direction].flying,
    onOff: flights.takeBack,
    ...(options.chooseSeed ? { chooseSeed: options.chooseSeed } : {}),
  });
  let delayUs = options.delayMs * 1000;
  let nextId = 0;
  let stepMode = false;

  function enter(way: Way, bytes: Uint8Array, atUs: number, origin?: Origin): void {
    const packet = new WirePacket(nextId++, way, bytes, atUs, delayUs);
    const segment = observed(bytes);
    const { id, from, to, direction } = packet;
    const sent = { lane: 'packet', kind: 'sent', packet: id, from, to, direction, segment } as const;
    log(atUs, origin ? { ...sent, origin } : sent);
    const { reason, made } = judge(packet, origin);
    if (reason) refuse(packet, reason);
    else takeOff(packet);
    for (const one of made) enter(one.way, one.bytes, clock.nowUs(), one.origin);
  }

  function judge(packet: WirePacket, origin?: Origin): Fate {
    if (flights.count(packet.direction) >= queuePackets) return { reason: 'queue', made: [] };
    if (stepMode && !origin && isHeldAlready(packet)) return { reason: 'repeated', made: [] };
    return chain.meet(packet, origin);
  }

  function refuse(packet: WirePacket, reason: DropReason): void {
    log(clock.nowUs(), { lane: 'packet', kind: 'dropped', packet: packet.id, reason });
    onActivity();
  }

  function takeOff(packet: WirePacket): void {
    const floorUs = packet.inOrder ? flights.queues[packet.direction].floorUs : 0;
    let dueAtUs = packet.baseDueUs;
    const say = (by: PacketDoer) => {
      const dueUs = Math.max(0, Math.floor(Math.max(dueAtUs, floorUs) - options.startedAtUs));
      log(clock.nowUs(), { lane: 'packet', kind: 'delayed', packet: packet.id, by, dueUs });
    };
    for (const [by, us] of packet.addedUs ?? []) {
      dueAtUs += us;
      say(by);
    }
    // One that is held at once is promised nothing yet.
    if (packet.addedUs === null && floorUs > dueAtUs && !stepMode) say('order');
    packet.dueAtUs = Math.max(dueAtUs, floorUs);
    flights.takeOff(packet, stepMode ? 'step' : null);
  }

  function isHeldAlready(packet: WirePacket): boolean {
    for (const held of flights.held())
      if (held.from === packet.from && held.to === packet.to && isRepeat(packet.parsed, held.parsed)) return true;
    return false;
  }

  function arrive(packet: WirePacket): void {
    // The time before the write: the far end's kernel answers inside it, and its programs may wake at once.
    const atUs = clock.nowUs();
    const id = { lane: 'packet', packet: packet.id } as const;
    if (deliver(packet.to, packet.bytes)) log(atUs, { ...id, kind: 'delivered' });
    else log(atUs, { ...id, kind: 'dropped', reason: 'host-gone' });
    onActivity();
  }

  function find(id: number): WirePacket {
    const packet = flights.find(id);
    if (!packet) throw new SocketLabError('unknown-packet');
    return packet;
  }

  function act(packet: WirePacket, action: PacketAction): void {
    switch (action.kind) {
      case 'hold':
        flights.hold(packet, 'hand');
        break;
      case 'release':
        if (!packet.held) throw new SocketLabError('nothing-held');
        flights.release(packet, 'hand');
        break;
      case 'drop':
        flights.drop(packet, 'student');
        break;
      case 'duplicate': {
        const origin = { kind: 'copy', of: packet.id, by: 'hand' } as const;
        enter(packet, packet.bytes, clock.nowUs(), origin);
        break;
      }
      case 'delay':
        flights.delay(packet, action.ms * 1000);
        break;
      case 'swap':
        flights.swap(packet);
        break;
    }
  }

  return {
    enter,
    setDelay(delayMs) {
      delayUs = delayMs * 1000;
    },
    nextAtUs: () => Math.min(flights.queues.upstream.nextAtUs(), flights.queues.downstream.nextAtUs()),
    run(nowUs) {
      for (const direction of ['upstream', 'downstream'] as const) flights.takeDue(direction, nowUs).forEach(arrive);
    },
    inFlight: () =>
      [...flights.queues.upstream.flying, ...flights.queues.downstream.flying].sort((a, b) => a.dueAtUs - b.dueAtUs),
    setFault: (direction, fault, on, seed) =>
      on ? chain.put(direction, fault, seed) : chain.takeOff(direction, fault.kind),
    setStepMode(on) {
      if (on === stepMode) return;
      stepMode = on;
      log(clock.nowUs(), { lane: 'wire', kind: 'stepMode', on });
      if (on) return;
      for (const packet of [...flights.held()].sort((a, b) => a.id - b.id))
        if (packet.held?.by === 'step') flights.release(packet, 'step', { inOrder: true });
    },
    next() {
      const held = [...flights.held()];
      const packet = held.find(({ follows }) => follows === null) ?? held[0];
      if (!packet) throw new SocketLabError('nothing-held');
      flights.release(packet, 'step', { inOrder: true });
    },
    act: (id, action) => act(find(id), action),
  };
}
