import type { LabEvent } from '@socketlab/protocol';
import { createSegmentNames } from './segmentNames.ts';

/** Reads a log from its first entry on, and calls what is in it by names that another run of the same programs uses for its counterparts. */
export interface EntryNames {
  /** The name of an entry; null for what was done from outside, for what only tells of such a deed, and for kernels' tables, which are read at odd moments. */
  read(event: LabEvent): string | null;
  packetName(packet: number): string | undefined;
  packet(name: string): number | undefined;
  programName(program: string): string | undefined;
  program(name: string): string | undefined;
  socketName(program: string, object: string): string | undefined;
  socket(name: string): { program: string; object: string } | undefined;
}

export function createEntryNames(): EntryNames {
  const counts = new Map<string, number>();
  const segmentName = createSegmentNames();
  const packetNames = new Map<number, string>();
  const packets = new Map<string, number>();
  const programNames = new Map<string, string>();
  const programs = new Map<string, string>();
  const socketNames = new Map<string, string>();
  const sockets = new Map<string, { program: string; object: string }>();

  /** The n-th of its kind. */
  function numbered(kind: string): string {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind} #${count}`;
  }

  function readPacket(event: Extract<LabEvent, { lane: 'packet' }>): string | null {
    if (event.kind === 'sent') {
      const { origin } = event;
      const cause = origin && packetNames.get(origin.kind === 'copy' ? origin.of : origin.cause);
      const name = numbered(origin ? `${origin.kind} by ${origin.by} of ${cause}` : segmentName(event));
      packetNames.set(event.packet, name);
      packets.set(name, event.packet);
      return origin?.by === 'hand' ? null : `${name} sent`;
    }
    const name = packetNames.get(event.packet);
    switch (event.kind) {
      case 'delivered':
        return `${name} delivered`;
      case 'dropped':
        return event.reason === 'student' ? null : `${name} ${event.reason}`;
      case 'held':
        return event.by === 'step' ? numbered(`${name} held`) : null;
      default:
        return null;
    }
  }

  function readProgram(event: Extract<LabEvent, { lane: 'program' }>): string | null {
    if (event.kind === 'spawn') {
      const name = numbered(`${event.host}/${event.file}`);
      programNames.set(event.program, name);
      programs.set(name, event.program);
      return null;
    }
    const program = programNames.get(event.program);
    if (program === undefined) return null;
    const socket = 'object' in event && event.object !== null ? `${event.program} ${event.object}` : '';
    if (event.kind === 'object') {
      const name = numbered(`${program} ${event.objectType}`);
      socketNames.set(socket, name);
      sockets.set(name, { program: event.program, object: event.object });
      return name;
    }
    const subject = socketNames.get(socket) ?? program;
    switch (event.kind) {
      case 'start':
      case 'uncaught':
        return numbered(`${program} ${event.kind}`);
      case 'address':
        return numbered(`${subject} address`);
      case 'call':
        return event.fromPage ? null : numbered(`${subject} ${event.method}()`);
      case 'event':
        return numbered(`${subject} '${event.name}'`);
      case 'console':
        return numbered(`${program} ${event.stream}`);
      case 'name':
        return numbered(`${program} name ${event.asked}`);
      case 'exit':
        // It ended because it was run again, or its lab was closed: a part of that deed.
        return event.reason === 'replaced' || event.reason === 'lab-closed' ? null : `${program} exit`;
      default:
        return null;
    }
  }

  return {
    read(event) {
      if (event.lane === 'packet') return readPacket(event);
      return event.lane === 'program' ? readProgram(event) : null;
    },
    packetName: (packet) => packetNames.get(packet),
    packet: (name) => packets.get(name),
    programName: (program) => programNames.get(program),
    program: (name) => programs.get(name),
    socketName: (program, object) => socketNames.get(`${program} ${object}`),
    socket: (name) => sockets.get(name),
  };
}
