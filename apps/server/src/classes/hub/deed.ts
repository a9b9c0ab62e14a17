import type { LabEvent } from '@socketlab/protocol';
import type { Deed, DeedTarget, DeedView, DrillKind } from '@socketlab/protocol/class';
import type { LabCommand } from '../../labs/labProcess.ts';
import type { StoredDeed } from '../classStore.ts';
import type { LabBook } from './labBook.ts';
import { planDeed } from './planDeed.ts';
import type { RoomParts } from './room.ts';

/** A deed of a class that goes on. */
export interface LiveDeed {
  readonly stored: StoredDeed;
  readonly drill: DrillKind | null;
  state: DeedView['state'];
  /** By lab, what takes it back, as far as it can be and the lab is still there. */
  readonly backs: Map<LabBook, LabCommand[]>;
  /** Takes back one that is to happen later. */
  cancel: () => void;
}

export type DeedAsked = { deed: Deed; target: DeedTarget; targetName: string | null; drill: DrillKind | null };

/** What came of a deed, by lab. */
export interface DeedOutcome {
  readonly reached: readonly LabBook[];
  readonly missed: number;
  readonly backs: Map<LabBook, LabCommand[]>;
}

/** Does it to all of these labs at once. A lab is reached where at least one of its commands was done. */
export async function doDeed(send: RoomParts['send'], labs: readonly LabBook[], deed: Deed): Promise<DeedOutcome> {
  const backs: DeedOutcome['backs'] = new Map();
  const done = await Promise.all(
    labs.map(async (lab) => {
      const from = lab.record.entries.length;
      const steps = planDeed(lab, deed);
      const results = await Promise.allSettled(steps.map(({ command }) => send(command)));
      const reached = steps.filter((_, index) => results[index]!.status === 'fulfilled');
      const ways = reached.flatMap(({ back }) => back ?? []);
      const over = lab.gone || lab.record.entries.slice(from).some((entry) => spends(JSON.parse(entry), deed));
      if (ways.length > 0 && !over) backs.set(lab, ways);
      return reached.length > 0;
    }),
  );
  const reached = labs.filter((_, index) => done[index]);
  return { reached, missed: labs.length - reached.length, backs };
}

/** The entry says that the fault of this deed has done what it was for: it can't be taken off any more. */
export function spends(event: LabEvent, deed: Deed): boolean {
  if (deed.kind !== 'fault' || deed.command.kind !== 'wireFault' || event.kind !== 'fault' || !event.spent)
    return false;
  const { direction, fault } = deed.command;
  return direction === event.direction && fault.kind === event.fault.kind;
}

/** Takes back what can be, and gives the labs in which that was done. */
export async function undoDeed(send: RoomParts['send'], { backs }: LiveDeed): Promise<LabBook[]> {
  const ways = [...backs];
  backs.clear();
  const done = await Promise.all(
    ways.map(async ([lab, commands]) => {
      const wanted = commands.filter((command) => !runsAgain(lab, command));
      const results = await Promise.allSettled(wanted.map((command) => takeBack(send, lab, command)));
      return results.some(({ status }) => status === 'fulfilled');
    }),
  );
  return ways.flatMap(([lab], index) => (done[index] ? [lab] : []));
}

async function takeBack(send: RoomParts['send'], lab: LabBook, command: LabCommand): Promise<void> {
  const runs = command.kind === 'run' ? 1 : 0;
  lab.runsOfOthers += runs;
  try {
    await send(command);
  } catch (error) {
    lab.runsOfOthers -= runs;
    throw error;
  }
}

/** Its student has run the file again, or it took no notice of the signal: another run would end that one. */
function runsAgain(lab: LabBook, command: LabCommand): boolean {
  return command.kind === 'run' && lab.programs.running(command.host).some(({ file }) => file === command.file);
}

export function deedView({ stored, state, backs }: LiveDeed): DeedView {
  const { id, deed, target, targetName, atMs, reached, missed } = stored;
  const undoable = state === 'pending' || (state === 'done' && backs.size > 0);
  return { id, deed, target, targetName, atMs, state, reached, missed, undoable };
}

/** A deed as a server that was started anew finds it: the labs are gone, and with them the way back. */
export function storedDeedState({ atMs, undoneAtMs, reached, missed }: StoredDeed): DeedView['state'] {
  if (undoneAtMs === null) return reached + missed === 0 ? 'cancelled' : 'done';
  return undoneAtMs < atMs ? 'cancelled' : 'undone';
}
