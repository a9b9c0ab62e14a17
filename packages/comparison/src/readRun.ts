import type { Endpoint, LabEvent } from '@socketlab/protocol';
import { createTimeline, type StageView } from '@socketlab/timeline';
import { type ConnectionNames, nameConnections, namePorts } from './connectionNames.ts';
import { createKernelReader, kernelTrack, stateKey } from './kernelEntries.ts';
import type { KnownEntry } from './knownEntry.ts';
import { readLabEntry } from './labEntries.ts';
import { createPacketReader } from './packetEntries.ts';
import { createProgramReader } from './programEntries.ts';
import { type LineNames, type NamedProgram, namePrograms } from './programNames.ts';

/** A whole log, with all that is needed to know its entries again in another one. */
export interface RunLog {
  events: readonly LabEvent[];
  /** The picture at its end. */
  view: StageView;
  programs: ReadonlyMap<string, NamedProgram>;
  connections: ConnectionNames;
}

/** Throws RangeError where a log's `seq` has gaps. */
export function openRun(events: readonly LabEvent[]): RunLog {
  const timeline = createTimeline();
  timeline.append(events);
  const view = timeline.view({ applied: events.length, atUs: timeline.endUs });
  return { events, view, programs: namePrograms(events), connections: nameConnections(events, [...view.packets]) };
}

export function readEntries({ events, view, programs, connections }: RunLog, lineOf: LineNames): KnownEntry[] {
  const plain = (text: string) =>
    text.replaceAll(/\d{4,5}/g, (digits) => (connections.isChosen(Number(digits)) ? '<포트>' : digits));
  const ofProgram = createProgramReader({ programs, lineOf, plain });
  const ofPacket = createPacketReader(view.packets, connections);
  const ofKernel = createKernelReader(connections, namePorts());
  function read(event: LabEvent): KnownEntry {
    switch (event.lane) {
      case 'program':
        return ofProgram(event);
      case 'packet':
        return ofPacket(event);
      case 'kernel':
        return ofKernel(event);
      case 'wire':
      case 'lab':
        return readLabEntry(event);
    }
  }
  return events.map(read);
}

/**
 * Whether a state that the other run's table showed was passed here between two readings of the table: its packets say so. Then the runs
 * differ by the moment of reading, and not by what happened.
 */
export function createPassedStates({ view, connections }: RunLog): (entry: KnownEntry) => boolean {
  const passed = new Set<string>();
  for (const { source, connection, host, state } of view.bands) {
    if (source !== 'derived' || connection === null) continue;
    const [one, other] = connection.split('-').map(endpointOf);
    if (!one || !other) continue;
    const name = connections.ofEnds(one, other, Number.MAX_SAFE_INTEGER);
    passed.add(`${kernelTrack(host, name)} ${stateKey(state)}`);
  }
  return ({ track, key }) => passed.has(`${track} ${key}`);
}

/** `10.0.0.1:50316`, `[::1]:8080`. */
function endpointOf(text: string): Endpoint {
  const at = text.lastIndexOf(':');
  return { address: text.slice(0, at).replaceAll(/[[\]]/g, ''), port: Number(text.slice(at + 1)) };
}
