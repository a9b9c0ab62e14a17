import type { HostName, LabEvent } from '@socketlab/protocol';

export interface PresentProgram {
  program: string;
  running: boolean;
  /** Stopped by SIGSTOP, and not thawed since. */
  frozen: boolean;
  /** Its servers were asked to learn of connections late, and not yet to stop that. */
  acceptsLate: boolean;
}

/** The newest run of a host's file by the whole log, wherever the cursor stands: what the buttons act on. */
export function latestProgram(events: readonly LabEvent[], host: HostName, file: string): PresentProgram | null {
  const ended = new Set<string>();
  /** By program, whether the newest of its SIGSTOP and SIGCONT was the first. */
  const stopped = new Map<string, boolean>();
  /** The same of the newest delay of its accepts. */
  const late = new Map<string, boolean>();
  // Backward, and no further than its start: a long log is read at every batch.
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index]!;
    if (event.lane !== 'program' || event.host !== host) continue;
    const { program } = event;
    if (event.kind === 'exit') ended.add(program);
    if (event.kind === 'signal' && (event.signal === 'SIGSTOP' || event.signal === 'SIGCONT') && !stopped.has(program))
      stopped.set(program, event.signal === 'SIGSTOP');
    if (event.kind === 'action' && event.action.kind === 'delayAccept' && !late.has(program))
      late.set(program, event.action.ms > 0);
    if (event.kind === 'spawn' && event.file === file) {
      const running = !ended.has(program);
      const has = (marks: Map<string, boolean>) => running && marks.get(program) === true;
      return { program, running, frozen: has(stopped), acceptsLate: has(late) };
    }
  }
  return null;
}

/** Whether a host has power now, wherever the cursor stands. Every host starts with it. */
export function powerIsOn(events: readonly LabEvent[], host: HostName): boolean {
  const last = events.findLast((event) => event.kind === 'power' && event.host === host);
  return last?.kind !== 'power' || last.on;
}
