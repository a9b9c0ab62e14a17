import type { LabEvent } from '@socketlab/protocol';
import type { Happening, LessonFacts, PacketFacts } from './happening.ts';
import type { LeafCondition } from './schema/condition.ts';

type Of<K extends LeafCondition['on']> = Extract<LeafCondition, { on: K }>;

/** Does this happening fulfil this condition? Pure. */
export function matchesLeaf(condition: LeafCondition, happening: Happening, facts: LessonFacts): boolean {
  switch (condition.on) {
    case 'packetOpened':
      return happening.kind === 'packetOpened' && looksLike(condition, happening.packet);
    case 'wentBack':
      return happening.kind === 'wentBack';
    default:
      return happening.kind === 'lab' && matchesEvent(condition, happening.event, happening.packet, facts);
  }
}

function matchesEvent(
  condition: Exclude<LeafCondition, Of<'packetOpened'> | Of<'wentBack'>>,
  event: LabEvent,
  packet: PacketFacts | null,
  facts: LessonFacts,
): boolean {
  switch (condition.on) {
    case 'spawn':
      return (
        event.kind === 'spawn' &&
        fits(condition.host, event.host) &&
        fits(condition.edited, event.source !== facts.sources[event.host])
      );
    case 'event':
      return (
        event.kind === 'event' &&
        event.name === condition.name &&
        fits(condition.host, event.host) &&
        fits(condition.objectType, event.objectType) &&
        fits(condition.handled, event.handlers.length > 0) &&
        (condition.code === undefined || event.args.some((arg) => arg.code === condition.code))
      );
    case 'call':
      return (
        event.kind === 'call' &&
        lastWord(event.method) === condition.method &&
        fits(condition.host, event.host) &&
        (condition.includes === undefined || event.args.some((arg) => arg.text.includes(condition.includes ?? ''))) &&
        fits(condition.fromPage, event.fromPage === true)
      );
    case 'console':
      return event.kind === 'console' && fits(condition.host, event.host) && event.text.includes(condition.includes);
    case 'exit':
      return event.kind === 'exit' && fits(condition.host, event.host) && fits(condition.code, event.code);
    case 'packet':
      return (
        event.lane === 'packet' && event.kind === condition.phase && packet !== null && looksLike(condition, packet)
      );
    case 'kernel':
      return event.kind === 'socket' && fits(condition.host, event.host) && event.state === condition.state;
    case 'delay':
      // `opened` says the delay a lab begins with, `delay` every change after that.
      return (event.kind === 'delay' || event.kind === 'opened') && event.delayMs !== condition.not;
  }
}

function looksLike(condition: Of<'packet'> | Of<'packetOpened'>, packet: PacketFacts): boolean {
  return (
    fits(condition.direction, packet.direction) &&
    (condition.flags ?? []).every((flag) => packet.flags.includes(flag)) &&
    !(condition.without ?? []).some((flag) => packet.flags.includes(flag)) &&
    packet.payloadBytes >= (condition.minPayloadBytes ?? 0)
  );
}

function fits<T>(wanted: T | undefined, actual: T): boolean {
  return wanted === undefined || wanted === actual;
}

/** `net.createServer` and `createServer` are the same method to a lesson. */
function lastWord(method: string): string {
  return method.slice(method.lastIndexOf('.') + 1);
}
