import { randomInt } from 'node:crypto';
import type { Direction, DropReason, LabEventBody, PacketDoer, WireFault, WireFaultKind } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import { createFault } from '../faults/createFault.ts';
import { createDice } from '../faults/dice.ts';
import { type Effect, type Fault, opposite } from '../faults/fault.ts';
import type { LogSink } from '../network.ts';
import { observed } from './observed.ts';
import type { Way, WirePacket } from './wirePacket.ts';

/** How a packet made by the wire came to be. */
export type Origin = NonNullable<Extract<LabEventBody, { kind: 'sent' }>['origin']>;

/** A packet that the wire makes of its own. */
export interface MadePacket {
  readonly way: Way;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
}

/** What the faults made of a packet: why it is lost, or null, and what enters the wire because of it. */
export interface Fate {
  readonly reason: DropReason | null;
  readonly made: readonly MadePacket[];
}

const untouched: Fate = { reason: null, made: [] };

export interface FaultChainOptions {
  readonly log: LogSink;
  readonly clock: Clock;
  readonly inFlight: (direction: Direction) => readonly WirePacket[];
  /** Where a command names no seed. */
  readonly chooseSeed?: () => number;
  /** A fault is off: what it still keeps back is to go on. */
  readonly onOff: (direction: Direction, kind: WireFaultKind) => void;
}

/** The faults on a wire. */
export interface FaultChain {
  /** Puts a fault on, or another one in its place; at most one of a kind in a direction, and on the wire if it sees both. */
  put(direction: Direction, params: WireFault, seed?: number): void;
  /** Taking off what isn't on does nothing. */
  takeOff(direction: Direction, kind: WireFaultKind): void;
  /** Leads a packet past every fault, in the order they were put on; changes its bytes and its times. */
  meet(packet: WirePacket, origin?: Origin): Fate;
}

interface FaultOn {
  readonly direction: Direction;
  readonly params: WireFault;
  readonly seed: number;
  readonly fault: Fault;
}

export function createFaultChain(options: FaultChainOptions): FaultChain {
  const { log, clock, inFlight, onOff, chooseSeed = () => randomInt(2 ** 32) } = options;
  /** By direction and kind; a changed one keeps its place. */
  const faults = new Map<string, FaultOn>();
  const keyOf = (direction: Direction, kind: WireFaultKind) => `${direction} ${kind}`;

  function takeOff(direction: Direction, kind: WireFaultKind, spent = false): void {
    const on = faults.get(keyOf(direction, kind));
    if (!on) return;
    faults.delete(keyOf(direction, kind));
    const { params: fault, seed } = on;
    const body = { lane: 'wire', kind: 'fault', direction, fault, on: false, seed } as const;
    log(clock.nowUs(), spent ? { ...body, spent } : body);
    onOff(direction, kind);
  }

  function apply(packet: WirePacket, by: WireFaultKind, effect: Effect): MadePacket[] {
    const { delayUs = 0, overtaken, changed, copied, says = [] } = effect;
    if (delayUs > 0) packet.add(by, delayUs);
    if (overtaken) packet.overtakenBecauseOf = by;
    if (changed) {
      packet.bytes = changed.bytes;
      const { offset } = changed;
      log(clock.nowUs(), {
        ...{ lane: 'packet', kind: 'changed', packet: packet.id },
        ...{ by, segment: observed(packet.bytes), offset },
      });
    }
    const { from, to, bytes, id } = packet;
    const copies = copied ? [{ way: packet, bytes, origin: { kind: 'copy', of: id, by } as const }] : [];
    const origin = { kind: 'middlebox', cause: id, by } as const;
    const wayOf = (direction: Direction): Way => (direction === packet.direction ? packet : { from: to, to: from });
    return [...copies, ...says.map((said) => ({ way: wayOf(said.direction), bytes: said.bytes, origin }))];
  }

  return {
    put(direction, params, seed = chooseSeed()) {
      const fault = createFault(params, createDice(seed));
      if (fault.bothDirections) takeOff(opposite(direction), params.kind);
      const replaces = faults.has(keyOf(direction, params.kind));
      faults.set(keyOf(direction, params.kind), { direction, params, seed, fault });
      log(clock.nowUs(), { lane: 'wire', kind: 'fault', direction, fault: params, on: true, seed });
      // Who makes a wire faster does not want to wait for minutes until the old queue is empty.
      if (replaces && params.kind === 'bandwidth') onOff(direction, params.kind);
    },
    takeOff,
    meet(packet, origin) {
      if (faults.size === 0) return untouched;
      const made: MadePacket[] = [];
      for (const { direction, params, fault } of [...faults.values()]) {
        if (direction !== packet.direction && !fault.bothDirections) continue;
        if (meetsItsMaker(params.kind, origin?.by)) continue;
        const effect = fault.meet(packet, { atUs: packet.sentAtUs, inFlight });
        made.push(...apply(packet, params.kind, effect));
        if (effect.spent) takeOff(direction, params.kind, true);
        if (effect.drop) return { reason: effect.drop, made };
      }
      return { reason: null, made };
    },
  };
}

/** A packet that a fault has made passes every fault of its kind: else a copy would be copied, and an answer answered. */
const meetsItsMaker = (kind: WireFaultKind, by: PacketDoer | undefined): boolean => kind === by;
