import { type Direction, limits } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { DropReason, LogSink, PacketInFlight, PacketRule, Wire } from '../network.ts';
import type { Due } from './packetPump.ts';

/** Packets that may fly in one direction; one more is dropped, as a full queue of a real router does. */
const queuePackets = 8192;

export interface LinkOptions {
  readonly delayMs: number;
  readonly log: LogSink;
  readonly clock: Clock;
  /** Hands a packet to the host at the far end. False: the host did not take it. */
  readonly deliver: (direction: Direction, bytes: Uint8Array) => boolean;
  /** Something happened to a packet. */
  readonly onActivity: () => void;
}

export interface Link extends Wire, Due {
  /** A host has sent a packet. */
  enter(direction: Direction, bytes: Uint8Array, atUs: number): void;
  setDelay(delayMs: number): void;
}

/**
 * The wire between two hosts: one queue for each direction, every packet in it with the time it is due.
 *
 *   enter ─> sent ─> rules ─> queue (due = now + delay, never before the one ahead) ─> delivered ─> far end
 *                      └─> dropped
 */
export function createLink(options: LinkOptions): Link {
  const { log, clock, deliver, onActivity } = options;
  const queues: Record<Direction, PacketInFlight[]> = { upstream: [], downstream: [] };
  const lastDueUs: Record<Direction, number> = { upstream: 0, downstream: 0 };
  const rules = new Set<PacketRule>();
  let delayUs = options.delayMs * 1000;
  let nextId = 0;

  function logDrop(packet: PacketInFlight, reason: DropReason): void {
    log(clock.nowUs(), { lane: 'packet', kind: 'dropped', packet: packet.id, reason });
    onActivity();
  }

  function judge(packet: PacketInFlight): DropReason | null {
    if (queues[packet.direction].length >= queuePackets) return 'queue';
    for (const rule of rules) {
      const verdict = rule(packet);
      if (verdict !== 'pass') return verdict.drop;
    }
    return null;
  }

  function arrive(packet: PacketInFlight): void {
    // Before the write: the far end's kernel answers inside it, and its programs may wake at once.
    log(clock.nowUs(), { lane: 'packet', kind: 'delivered', packet: packet.id });
    if (!deliver(packet.direction, packet.bytes)) logDrop(packet, 'host-gone');
    onActivity();
  }

  function runDirection(direction: Direction, nowUs: number): void {
    const queue = queues[direction];
    let count = 0;
    while (count < queue.length && queue[count]!.dueAtUs <= nowUs) count++;
    for (const packet of queue.splice(0, count)) arrive(packet);
  }

  return {
    enter(direction, bytes, atUs) {
      const dueAtUs = Math.max(atUs + delayUs, lastDueUs[direction]);
      const packet: PacketInFlight = { id: nextId++, direction, bytes, sentAtUs: atUs, dueAtUs };
      log(atUs, { lane: 'packet', kind: 'sent', packet: packet.id, direction, segment: observed(bytes) });
      const reason = judge(packet);
      if (reason) return logDrop(packet, reason);
      lastDueUs[direction] = dueAtUs;
      queues[direction].push(packet);
      onActivity();
    },
    setDelay(delayMs) {
      delayUs = delayMs * 1000;
    },
    nextAtUs: () =>
      Math.min(
        queues.upstream[0]?.dueAtUs ?? Number.POSITIVE_INFINITY,
        queues.downstream[0]?.dueAtUs ?? Number.POSITIVE_INFINITY,
      ),
    run(nowUs) {
      runDirection('upstream', nowUs);
      runDirection('downstream', nowUs);
    },
    inFlight: () => [...queues.upstream, ...queues.downstream].sort((a, b) => a.dueAtUs - b.dueAtUs),
    addRule(rule) {
      rules.add(rule);
      return () => rules.delete(rule);
    },
    drop(id, reason) {
      for (const queue of [queues.upstream, queues.downstream]) {
        const index = queue.findIndex((packet) => packet.id === id);
        if (index < 0) continue;
        const [packet] = queue.splice(index, 1);
        logDrop(packet!, reason);
        return true;
      }
      return false;
    },
  };
}

function observed(bytes: Uint8Array) {
  const kept = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limits.packetBytes));
  return { kind: 'observed', bytes: kept.toString('base64'), length: bytes.byteLength } as const;
}
