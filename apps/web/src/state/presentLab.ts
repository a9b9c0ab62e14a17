import type { HostName, LabEvent } from '@socketlab/protocol';

export interface PresentProgram {
  program: string;
  running: boolean;
  /** Stopped by SIGSTOP, and not thawed since. */
  frozen: boolean;
  /** Its servers were asked to learn of connections late, and not yet to stop that. */
  acceptsLate: boolean;
}

/**
 * What the buttons act on: the lab as the whole log says it is, wherever the cursor stands. Kept entry by entry, since a long log
 * grows by many batches a second.
 */
export interface PresentLab {
  /** The newest run of each file, by host and file. */
  programs: ReadonlyMap<string, PresentProgram>;
  /** The hosts that have no power. */
  dark: ReadonlySet<HostName>;
}

/** A lab in which nothing has happened: every host starts with power. */
export const freshPresent: PresentLab = { programs: new Map(), dark: new Set() };

/** The present after one more entry. Returns the same object where nothing changed. */
export function reducePresent(present: PresentLab, event: LabEvent): PresentLab {
  if (event.kind === 'power') {
    const dark = new Set(present.dark);
    if (event.on) dark.delete(event.host);
    else dark.add(event.host);
    return { ...present, dark };
  }
  if (event.lane !== 'program') return present;
  const { program, host } = event;
  switch (event.kind) {
    case 'spawn':
      return put(present, placeOf(host, event.file), { program, running: true, frozen: false, acceptsLate: false });
    case 'exit':
      return change(present, program, { running: false, frozen: false, acceptsLate: false });
    case 'signal':
      if (event.signal !== 'SIGSTOP' && event.signal !== 'SIGCONT') return present;
      return change(present, program, { frozen: event.signal === 'SIGSTOP' });
    case 'action':
      if (event.action.kind !== 'delayAccept') return present;
      return change(present, program, { acceptsLate: event.action.ms > 0 });
    default:
      return present;
  }
}

/** The newest run of a host's file; null where it was never run. */
export function presentProgram({ programs }: PresentLab, host: HostName, file: string): PresentProgram | null {
  return programs.get(placeOf(host, file)) ?? null;
}

const placeOf = (host: HostName, file: string): string => `${host} ${file}`;

function put(present: PresentLab, place: string, program: PresentProgram): PresentLab {
  return { ...present, programs: new Map(present.programs).set(place, program) };
}

/** A program that another run has taken the place of, or that is over, changes nothing. */
function change(present: PresentLab, program: string, part: Partial<PresentProgram>): PresentLab {
  const found = [...present.programs].find(([, one]) => one.program === program && one.running);
  return found ? put(present, found[0], { ...found[1], ...part }) : present;
}
