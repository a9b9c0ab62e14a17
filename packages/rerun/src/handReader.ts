import { type Direction, happenedUs, type LabEvent, type PacketAction, type PacketDoer } from '@socketlab/protocol';

/** What the hand did to a packet, or 한 패킷씩 did when it was asked for the next one. */
export type HandDeed = { packet: number; action: PacketAction | 'next' };

/** `unclear`: the hand did something, and the log does not tell what. Null: nobody's hand. */
export type HandReading = HandDeed | 'unclear' | null;

interface Flight {
  packet: number;
  direction: Direction;
  /** When it was to arrive, by the last word on it. */
  dueUs: number;
  held: { by: PacketDoer; sinceUs: number; entry: number } | null;
}

/** Times of the lab are rounded to microseconds one by one. */
const roundingUs = 3;
/** Faults that are taken off take their share from held packets too, and say so of no one. */
const vagueUs = 1000;
/** What goes along with another packet does so in the same turn of the wire; no hand is as quick as that. */
const sameTurnUs = 2000;

/**
 * Reads from a log's packets what a hand did to them (`packages/lab/src/virtual/flights.ts` says how each deed is told). Holding, dropping and
 * doubling are told as such. A packet that was delayed or swapped only has another time: it is one behind the next packet's, or so many whole
 * milliseconds after its own. One that waited for another to swap places with (`held`, then `released` in the turn in which that one went) was
 * swapped when it began to be held; `handDeeds` says so in both entries' places.
 */
export function handDeeds(events: readonly LabEvent[]): ReadonlyMap<number, HandReading> {
  const deeds = new Map<number, HandReading>();
  const flights = new Map<number, Flight>();
  let delayUs = 0;
  let stepMode = false;
  /** The last packet that took off, went on or was lost, and when. */
  let moved: { packet: number; direction: Direction; atUs: number } | null = null;

  /** The one that was sent after it in its direction and is still on the wire. */
  const nextOf = ({ packet, direction }: Flight): Flight | null => {
    for (const one of flights.values()) if (one.direction === direction && one.packet > packet) return one;
    return null;
  };
  const near = (a: number, b: number, by = roundingUs) => Math.abs(a - b) <= by;

  /** A packet's time became another by hand: `expectedUs` is when it would have arrived. */
  function timeChange(flight: Flight, dueUs: number, expectedUs: number): PacketAction | null {
    const next = nextOf(flight);
    if (next && !next.held && near(next.dueUs, dueUs)) return { kind: 'swap' };
    const ms = Math.round((dueUs - expectedUs) / 1000);
    if (ms >= 1 && ms <= 10_000 && near(dueUs - expectedUs, ms * 1000)) return { kind: 'delay', ms };
    return null;
  }

  function released(event: Extract<LabEvent, { kind: 'released' }>, flight: Flight): HandReading {
    const { packet } = event;
    const { held } = flight;
    if (event.by === 'step') return stepMode || held?.by === 'hand' ? { packet, action: 'next' } : null;
    if (event.by !== 'hand' || !held) return null;
    const follows =
      moved !== null &&
      moved.packet > packet &&
      moved.direction === flight.direction &&
      near(moved.atUs, happenedUs(event), sameTurnUs);
    if (follows && held.by === 'hand') {
      deeds.set(held.entry, { packet, action: { kind: 'swap' } });
      return null;
    }
    const expectedUs = happenedUs(event) + Math.max(0, flight.dueUs - held.sinceUs);
    const change = timeChange(flight, event.dueUs, expectedUs);
    if (change) return { packet, action: change };
    return near(event.dueUs, expectedUs, vagueUs) ? { packet, action: { kind: 'release' } } : 'unclear';
  }

  function read(event: Extract<LabEvent, { lane: 'packet' }>): HandReading {
    const { packet } = event;
    const atUs = happenedUs(event);
    if (event.kind === 'sent') {
      flights.set(packet, { packet, direction: event.direction, dueUs: atUs + delayUs, held: null });
      const { origin } = event;
      return origin?.kind === 'copy' && origin.by === 'hand'
        ? { packet: origin.of, action: { kind: 'duplicate' } }
        : null;
    }
    const flight = flights.get(packet);
    if (!flight) return null;
    switch (event.kind) {
      case 'held': {
        const sinceUs = flight.held?.sinceUs ?? atUs;
        flight.held = { by: event.by, sinceUs, entry: event.seq };
        return event.by === 'hand' ? { packet, action: { kind: 'hold' } } : null;
      }
      case 'released': {
        const reading = released(event, flight);
        flight.held = null;
        flight.dueUs = event.dueUs;
        return reading;
      }
      case 'delayed': {
        const change = event.by === 'hand' ? timeChange(flight, event.dueUs, flight.dueUs) : null;
        flight.dueUs = event.dueUs;
        if (event.by !== 'hand') return null;
        return change ? { packet, action: change } : 'unclear';
      }
      case 'dropped':
        return event.reason === 'student' ? { packet, action: { kind: 'drop' } } : null;
      default:
        return null;
    }
  }

  for (const event of events) {
    if (event.kind === 'opened' || event.kind === 'delay') delayUs = event.delayMs * 1000;
    if (event.kind === 'stepMode') stepMode = event.on;
    if (event.lane !== 'packet') continue;
    const direction = flights.get(event.packet)?.direction;
    const reading = read(event);
    if (reading !== null) deeds.set(event.seq, reading);
    if (event.kind === 'dropped' || event.kind === 'delivered') flights.delete(event.packet);
    if (event.kind === 'sent' || event.kind === 'released' || event.kind === 'dropped')
      moved = {
        packet: event.packet,
        direction: direction ?? flights.get(event.packet)!.direction,
        atUs: happenedUs(event),
      };
  }
  return deeds;
}
