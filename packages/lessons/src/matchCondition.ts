import type { LabEvent } from '@socketlab/protocol';
import type { Happening, LabHappening, LessonFacts, PacketSight } from './happening.ts';
import type { Matcher } from './schema/claim.ts';
import type { LeafCondition } from './schema/condition.ts';

type Of<K extends LeafCondition['on']> = Extract<LeafCondition, { on: K }>;
type PageCondition = Of<'packetOpened'> | Of<'wentBack'>;

/** Does this happening fulfil this condition, or one of several? Pure. */
export function matches(matcher: Matcher, happening: Happening, facts: LessonFacts): boolean {
  return 'any' in matcher
    ? matcher.any.some((leaf) => matchesLeaf(leaf, happening, facts))
    : matchesLeaf(matcher, happening, facts);
}

/** Does this happening fulfil this condition? Pure. */
export function matchesLeaf(condition: LeafCondition, happening: Happening, facts: LessonFacts): boolean {
  switch (condition.on) {
    case 'packetOpened':
      return happening.kind === 'packetOpened' && looksLike(condition, happening.packet);
    case 'wentBack':
      return happening.kind === 'wentBack';
    default:
      return happening.kind === 'lab' && matchesEntry(condition, happening, facts);
  }
}

function matchesEntry(
  condition: Exclude<LeafCondition, PageCondition>,
  happening: LabHappening,
  facts: LessonFacts,
): boolean {
  const { event, packet, file } = happening;
  switch (condition.on) {
    case 'packet':
      return (
        event.lane === 'packet' &&
        event.kind === condition.phase &&
        packet !== null &&
        fits(condition.reason, event.kind === 'dropped' ? event.reason : undefined) &&
        fits(condition.by, event.kind === 'held' ? event.by : undefined) &&
        looksLike(condition, packet)
      );
    case 'kernel':
      return event.kind === 'socket' && matchesKernel(condition, event);
    case 'kernelGone':
      return event.kind === 'socketGone' && fits(condition.host, event.host);
    case 'delay':
      // `opened` says the delay a lab begins with, `delay` every change after that.
      return (event.kind === 'delay' || event.kind === 'opened') && event.delayMs !== condition.not;
    case 'fault':
      return (
        event.kind === 'fault' && fits(condition.fault, event.fault.kind) && event.on === (condition.active ?? true)
      );
    case 'stepMode':
      return event.kind === 'stepMode' && event.on === condition.active;
    case 'preset':
      return event.kind === 'preset' && fits(condition.host, event.host) && event.preset === condition.preset;
    case 'power':
      return event.kind === 'power' && fits(condition.host, event.host) && event.on === condition.active;
    default:
      return (
        event.lane === 'program' &&
        fits(condition.host, event.host) &&
        fits(condition.file, file ?? undefined) &&
        matchesProgram(condition, event, facts)
      );
  }
}

type ProgramEvent = Extract<LabEvent, { lane: 'program' }>;
type ProgramCondition = Of<'spawn' | 'event' | 'call' | 'console' | 'exit' | 'uncaught' | 'signal' | 'action' | 'name'>;

function matchesProgram(condition: ProgramCondition, event: ProgramEvent, facts: LessonFacts): boolean {
  switch (condition.on) {
    case 'spawn':
      return event.kind === 'spawn' && fits(condition.edited, event.source !== facts.sources[event.file]);
    case 'event': {
      if (event.kind !== 'event' || event.name !== condition.name) return false;
      const bytes = event.args[0]?.bytes ?? 0;
      return (
        fits(condition.objectType, event.objectType) &&
        fits(condition.handled, event.handlers.length > 0) &&
        (condition.code === undefined || event.args.some((arg) => arg.code === condition.code)) &&
        says(condition.includes, event.args) &&
        fits(condition.bytes, bytes) &&
        bytes >= (condition.minBytes ?? 0)
      );
    }
    case 'call':
      return (
        event.kind === 'call' &&
        lastWord(event.method) === condition.method &&
        says(condition.includes, event.args) &&
        fits(condition.fromPage, event.fromPage === true)
      );
    case 'console':
      return (
        event.kind === 'console' && fits(condition.stream, event.stream) && event.text.includes(condition.includes)
      );
    case 'exit':
      return (
        event.kind === 'exit' &&
        fits(condition.code, event.code ?? undefined) &&
        fits(condition.signal, event.signal ?? undefined) &&
        fits(condition.byItself, event.reason === 'exited')
      );
    case 'uncaught':
      return (
        event.kind === 'uncaught' &&
        fits(condition.code, event.code) &&
        (condition.includes === undefined || event.message.includes(condition.includes))
      );
    case 'signal':
      return event.kind === 'signal' && event.signal === condition.signal;
    case 'action':
      return event.kind === 'action' && event.action.kind === condition.action;
    case 'name':
      return event.kind === 'name' && fits(condition.asked, event.asked) && fits(condition.answered, event.answered);
  }
}

function matchesKernel(condition: Of<'kernel'>, row: Extract<LabEvent, { kind: 'socket' }>): boolean {
  return (
    fits(condition.host, row.host) &&
    row.state === condition.state &&
    row.sendQueueBytes >= (condition.minSendQueueBytes ?? 0) &&
    row.receiveQueueBytes >= (condition.minReceiveQueueBytes ?? 0) &&
    row.retransmits >= (condition.minRetransmits ?? 0) &&
    fits(condition.timer, row.timer)
  );
}

type PacketShape = Omit<Of<'packetOpened'>, 'on'> & { copy?: boolean | undefined };

function looksLike(shape: PacketShape, packet: PacketSight): boolean {
  return (
    fits(shape.direction, packet.direction) &&
    fits(shape.protocol, packet.protocol) &&
    fits(shape.again, packet.again) &&
    fits(shape.zeroWindow, packet.zeroWindow) &&
    fits(shape.copy, packet.copy) &&
    (shape.flags ?? []).every((flag) => packet.flags.includes(flag)) &&
    !(shape.without ?? []).some((flag) => packet.flags.includes(flag)) &&
    packet.payloadBytes >= (shape.minPayloadBytes ?? 0) &&
    packet.payloadBytes <= (shape.maxPayloadBytes ?? Number.POSITIVE_INFINITY) &&
    (shape.includes === undefined || packet.text?.includes(shape.includes) === true)
  );
}

function says(wanted: string | undefined, args: readonly { text: string }[]): boolean {
  return wanted === undefined || args.some((arg) => arg.text.includes(wanted));
}

function fits<T>(wanted: T | undefined, actual: T): boolean {
  return wanted === undefined || wanted === actual;
}

/** `net.createServer` and `createServer` are the same method to a lesson. */
function lastWord(method: string): string {
  return method.slice(method.lastIndexOf('.') + 1);
}
