import type { LabEvent } from '@socketlab/protocol';
import { ClassError, type DeedTarget, type DrillKind, type DrillView } from '@socketlab/protocol/class';
import type { LiveDeed } from './deed.ts';
import { drills, type RecoveryWatch } from './drill.ts';
import type { LabBook } from './labBook.ts';
import type { Person } from './person.ts';
import type { Room } from './room.ts';

/** Exercises: something is broken in earnest, and whose programs recover is timed. */
export interface DrillDesk {
  view(): DrillView | null;
  /** Ends the one before. Rejects with `nothing-reached`. */
  start(kind: DrillKind, target: DeedTarget): Promise<void>;
  /** Takes back what can be. */
  end(): Promise<void>;
  labGrew(lab: LabBook, events: readonly LabEvent[]): void;
  /** Nothing recovers in a lab that is gone, and nobody who is gone. */
  labGone(lab: LabBook): void;
}

interface Running {
  readonly view: Omit<DrillView, 'waiting'>;
  readonly deeds: LiveDeed[];
  readonly waiting: Map<LabBook, { person: Person; watch: RecoveryWatch }>;
}

const nameOf = ({ stored }: Person) => ({ member: stored.id, nickname: stored.nickname });

export function createDrillDesk(room: Room): DrillDesk {
  const { nowMs } = room.parts;
  let running: Running | null = null;

  const changed = () => room.announcer.changed('drill');

  async function apply(one: Running): Promise<void> {
    const { kind: drill, target } = one.view;
    const reached = new Set<LabBook>();
    const applied = await Promise.all(drills[drill].deeds.map((deed) => room.deeds.apply({ deed, target, drill })));
    for (const outcome of applied) {
      if (outcome === null) continue;
      one.deeds.push(outcome.live);
      for (const lab of outcome.reached) reached.add(lab);
    }
    for (const lab of one.waiting.keys()) if (!reached.has(lab)) one.waiting.delete(lab);
    one.view.reached = reached.size;
  }

  const takeBack = async (one: Running) => void (await Promise.all(one.deeds.map((live) => room.deeds.takeBack(live))));

  const desk: DrillDesk = {
    view() {
      if (running === null) return null;
      return { ...running.view, waiting: [...running.waiting.values()].map(({ person }) => nameOf(person)) };
    },
    async start(kind, target) {
      const labs = room.deeds.labsOf(target).filter(drills[kind].fits);
      if (labs.length === 0) throw new ClassError('nothing-reached');
      await desk.end();
      const one: Running = {
        view: { kind, target, startedAtMs: nowMs(), reached: 0, recovered: [] },
        deeds: [],
        waiting: new Map(),
      };
      for (const person of room.people.values()) {
        const { lab } = person;
        if (lab !== null && labs.includes(lab)) one.waiting.set(lab, { person, watch: drills[kind].watch(lab) });
      }
      running = one;
      await apply(one);
      // Ended, or followed by another, while it was being begun.
      if (running !== one) return takeBack(one);
      if (one.deeds.length === 0) {
        running = null;
        throw new ClassError('nothing-reached');
      }
      changed();
    },
    async end() {
      const one = running;
      if (one === null) return;
      running = null;
      changed();
      await takeBack(one);
    },
    labGrew(lab, events) {
      const waits = running?.waiting.get(lab);
      if (running === null || waits === undefined || !events.some(waits.watch)) return;
      running.waiting.delete(lab);
      const afterMs = Math.max(0, nowMs() - running.view.startedAtMs);
      running.view.recovered.push({ ...nameOf(waits.person), afterMs });
      changed();
    },
    labGone(lab) {
      if (running?.waiting.delete(lab)) changed();
    },
  };
  return desk;
}
