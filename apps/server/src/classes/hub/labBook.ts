import type {
  Direction,
  FaultCommand,
  HostName,
  HostPreset,
  LabEvent,
  WireFault,
  WireFaultKind,
} from '@socketlab/protocol';
import type { LabRecord } from '../../labs/labRecord.ts';
import { createErrorsNow, type ErrorsNow } from './errorsNow.ts';
import { createProgramsNow, type ProgramsNow } from './programsNow.ts';

export interface FaultNow {
  readonly direction: Direction;
  readonly fault: WireFault;
  readonly seed: number;
}

/** A lab as the whole of its log says it is, kept entry by entry: a hundred labs grow by many entries a second. */
export interface LabBook {
  readonly record: LabRecord;
  readonly programs: ProgramsNow;
  readonly errors: ErrorsNow;
  readonly stepMode: boolean;
  readonly dark: ReadonlySet<HostName>;
  faultOn(direction: Direction, kind: WireFaultKind): FaultNow | undefined;
  preset(host: HostName): HostPreset;
  /** The lab is not there any more. */
  gone: boolean;
  /** Runs that a deed was taken back by, and that the log has not said yet: they are no action of the student's. */
  runsOfOthers: number;
  /** Takes entries that follow on the last; those that were read before are let be. */
  read(events: readonly LabEvent[]): void;
  /** Grows with every entry that the roster shows something of. */
  readonly changes: number;
}

const shown: ReadonlySet<LabEvent['kind']> = new Set(['spawn', 'exit', 'signal', 'uncaught']);

/** Reads what is in the lab's log already, and then what it is given. */
export function createLabBook(record: LabRecord): LabBook {
  const programs = createProgramsNow();
  const errors = createErrorsNow();
  const faults = new Map<string, FaultNow>();
  const presets = new Map<HostName, HostPreset>();
  const dark = new Set<HostName>();
  let stepMode = false;
  let next = 0;
  let changes = 0;

  function readOne(event: LabEvent): void {
    switch (event.lane) {
      case 'program':
        programs.read(event);
        errors.read(event, programs.find(event.program));
        if (shown.has(event.kind) || (event.kind === 'event' && event.name === 'error')) changes++;
        break;
      case 'wire':
        if (event.kind === 'stepMode') stepMode = event.on;
        else if (event.kind === 'fault' && event.on) faults.set(keyOf(event.direction, event.fault.kind), event);
        else if (event.kind === 'fault') faults.delete(keyOf(event.direction, event.fault.kind));
        break;
      case 'lab':
        if (event.kind === 'preset') presets.set(event.host, event.preset);
        else if (event.kind === 'power' && event.on) dark.delete(event.host);
        else if (event.kind === 'power') dark.add(event.host);
        break;
    }
  }

  const book: LabBook = {
    record,
    programs,
    errors,
    dark,
    gone: false,
    runsOfOthers: 0,
    get stepMode() {
      return stepMode;
    },
    get changes() {
      return changes;
    },
    faultOn: (direction, kind) => faults.get(keyOf(direction, kind)),
    preset: (host) => presets.get(host) ?? 'lesson',
    read(events) {
      for (const event of events) {
        if (event.seq < next) continue;
        next = event.seq + 1;
        readOne(event);
      }
    },
  };
  book.read(record.entries.map((entry) => JSON.parse(entry) as LabEvent));
  return book;
}

const keyOf = (direction: Direction, kind: WireFaultKind): string => `${direction} ${kind}`;

/** The command that puts this fault on again as it was. */
export const putBack = ({ direction, fault, seed }: FaultNow): FaultCommand => ({
  kind: 'wireFault',
  direction,
  fault,
  on: true,
  seed,
});
