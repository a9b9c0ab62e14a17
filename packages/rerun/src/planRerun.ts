import { defaultDelayMs, defaultHosts, happenedUs, hostNames, type LabEvent } from '@socketlab/protocol';
import type { Anchor, Deed, LostDeed, PlannedDeed, RerunPlan } from './deed.ts';
import { createEntryNames, type EntryNames } from './entryNames.ts';
import { handDeeds } from './handReader.ts';

import { socketDeed } from './socketDeed.ts';

/** A program that is run again is ended first, and what its kernel says of that comes before the new run's first entry. */
const endingUs = 100_000;
/** `closeIdle` destroys its sockets at once; what is destroyed later was meant by itself. */
const closeIdleUs = 500_000;

/**
 * What was done to a lab from outside in the first `applied` entries of its log, in order, each with the thing that it came after: the network's
 * and the programs' own doings are not repeated but happen anew. `atUs` is the moment itself, which may lie behind the last entry.
 */
export function planRerun(events: readonly LabEvent[], applied: number, atUs?: number): RerunPlan {
  const names = createEntryNames();
  const hand = handDeeds(events);
  const deeds: PlannedDeed[] = [];
  const lost: LostDeed[] = [];
  const anchors: Anchor[] = [];
  const lastOf = new Map<LabEvent['lane'], Anchor>();
  const replaced = new Map<string, number>();
  const places = new Map<string, string>();
  const idleUntil = new Map<string, number>();
  const [opened] = events;
  const began = opened?.kind === 'opened' ? opened : null;
  let delayMs = began?.delayMs ?? defaultDelayMs;
  const past = events.slice(0, applied);

  /** The deed that an entry tells of; null where it tells of none, or only of what one led to. */
  function deedOf(event: LabEvent): Deed | LostDeed['why'] | null {
    switch (event.kind) {
      case 'spawn':
        return { do: 'run', host: event.host, file: event.file, source: event.source };
      case 'signal':
        return { do: 'signal', program: names.programName(event.program)!, signal: event.signal };
      case 'action':
        return { do: 'act', program: names.programName(event.program)!, action: event.action };
      case 'call':
        return calledFromPage(event);
      case 'fault': {
        const { direction, fault, on, seed, spent } = event;
        return spent ? null : { do: 'fault', command: { kind: 'wireFault', direction, fault, on, seed } };
      }
      case 'stepMode':
        return { do: 'fault', command: { kind: 'stepMode', on: event.on } };
      case 'preset':
        return { do: 'fault', command: { kind: 'preset', host: event.host, preset: event.preset } };
      case 'power':
        return { do: 'fault', command: { kind: 'power', host: event.host, on: event.on } };
      case 'delay':
        return { do: 'delay', delayMs: event.delayMs };
      default:
        return handOf(hand.get(event.seq) ?? null, names);
    }
  }

  function calledFromPage(event: Extract<LabEvent, { kind: 'call' }>): Deed | LostDeed['why'] | null {
    if (!event.fromPage || event.object === null) return null;
    if (event.method === 'destroy' && happenedUs(event) <= (idleUntil.get(event.program) ?? -1)) return null;
    const socket = names.socketName(event.program, event.object);
    if (socket === undefined) return 'unnamed';
    const action = socketDeed(event);
    return action ? { do: 'socket', socket, action } : 'cut';
  }

  /** What a deed came after, and how long. */
  function placeOf(event: LabEvent): Pick<PlannedDeed, 'anchor' | 'afterUs'> {
    const asked = event.kind === 'spawn' ? replaced.get(`${event.host}/${event.file}`) : undefined;
    const doneUs = asked ?? happenedUs(event);
    const anchor =
      (asked === undefined ? anchors.at(-1) : anchors.findLast((one) => one.atUs <= asked - endingUs)) ?? null;
    return { anchor, afterUs: anchor ? Math.max(0, doneUs - anchor.atUs) : 0 };
  }

  for (const event of past) {
    const name = names.read(event);
    if (event.kind === 'delay') delayMs = event.delayMs;
    if (event.kind === 'action' && event.action.kind === 'closeIdle')
      idleUntil.set(event.program, happenedUs(event) + closeIdleUs);
    const deed = deedOf(event);
    const at = { seq: event.seq, atUs: happenedUs(event) };
    if (typeof deed === 'string') lost.push({ ...at, why: deed });
    else if (deed) deeds.push({ deed, ...at, ...placeOf(event) });
    if (event.kind === 'spawn') {
      places.set(event.program, `${event.host}/${event.file}`);
      replaced.delete(`${event.host}/${event.file}`);
    }
    if (event.kind === 'exit' && event.reason === 'replaced') replaced.set(places.get(event.program) ?? '', at.atUs);
    if (name === null) continue;
    const anchor = { name, atUs: at.atUs };
    anchors.push(anchor);
    lastOf.set(event.lane, anchor);
  }

  return {
    mode: began?.mode ?? 'virtual',
    hosts: began ? hostNames.filter((name) => began.hosts.some(({ host }) => host === name)) : defaultHosts,
    delayMs: began?.delayMs ?? defaultDelayMs,
    deeds,
    lost,
    end: [...lastOf.values()].sort((a, b) => a.atUs - b.atUs),
    endUs: Math.max(atUs ?? 0, past.at(-1)?.at ?? 0),
    applied: past.length,
    endDelayMs: delayMs,
  };
}

function handOf(
  reading: ReturnType<typeof handDeeds> extends ReadonlyMap<number, infer R> ? R : never,
  names: EntryNames,
): Deed | LostDeed['why'] | null {
  if (reading === null || reading === 'unclear') return reading;
  const packet = names.packetName(reading.packet);
  if (packet === undefined) return 'unclear';
  return reading.action === 'next' ? { do: 'next', packet } : { do: 'packet', packet, action: reading.action };
}
