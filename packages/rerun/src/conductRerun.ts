import type { Anchor, PlannedDeed, RerunPlan } from './deed.ts';
import { createLabWatch, type LabWatch } from './labWatch.ts';
import type { RerunBench, RerunRequest } from './rerunBench.ts';

/**
 * What went otherwise with a deed. `late`: what it came after in the old run did not come, so it was done in its place among the others. `missing`: the
 * program, socket or packet that it was done to did not come; nothing was done. `refused`: by the lab, with the protocol's name of the refusal.
 */
export type RerunNote =
  | { kind: 'late' | 'missing'; deed: PlannedDeed }
  | { kind: 'refused'; deed: PlannedDeed; code: string };

export interface RerunResult {
  notes: readonly RerunNote[];
  /** False: what stood last before the moment had not come when patience was over. */
  reached: boolean;
}

export interface RerunOptions {
  /** 한 패킷씩 goes on when the moment is reached. */
  stopWire?: boolean;
  onProgress?(done: number): void;
}

/** How much longer than in the old run something may take, beside half of that time again. A kernel's first retransmission comes after 1 s. */
const patienceUs = 3_000_000;
/** Two things at the moment may change places, and a busy machine tells of one of them late. */
const graceUs = 500_000;
/** Nothing happens any more behind the last entry: nobody needs to wait for the end of a long silence. */
const longestSilenceUs = 1_000_000;

/**
 * Makes a run again: opens a lab like the old one and does to it, in order, what was done to that one, each deed as long after the counterpart of
 * its anchor as it came after the anchor. The programs, the kernels and the dice do the rest. Rejects with what the bench rejects with.
 */
export async function conductRerun(
  bench: RerunBench,
  plan: RerunPlan,
  { stopWire = false, onProgress = () => {} }: RerunOptions = {},
): Promise<RerunResult> {
  const timers = new Set<() => void>();
  const watch = createLabWatch({
    nowMs: bench.nowMs,
    setTimer(run, ms) {
      const cancel = bench.setTimer(() => {
        timers.delete(cancel);
        run();
      }, ms);
      timers.add(cancel);
      return cancel;
    },
  });
  const unlessStopped = <T>(work: Promise<T>): Promise<T> => Promise.race([work, bench.stopped]);
  try {
    await unlessStopped(bench.open(plan, watch.hear));
    await unlessStopped(watch.begun);
    return await conduct({ ...bench, wait: unlessStopped }, plan, watch, stopWire, onProgress);
  } finally {
    for (const cancel of timers) cancel();
  }
}

interface Conduct extends RerunBench {
  wait<T>(work: Promise<T>): Promise<T>;
}

async function conduct(
  { ask, wait }: Conduct,
  plan: RerunPlan,
  watch: LabWatch,
  stopWire: boolean,
  onProgress: (done: number) => void,
): Promise<RerunResult> {
  const notes: RerunNote[] = [];
  /** The last moment that both runs have in common. */
  let common = { oldUs: 0, newUs: 0 };

  /** By when something is to have come that in the old run came at this time. */
  const patientUntil = (oldUs: number): number => {
    const tookUs = Math.max(0, oldUs - common.oldUs);
    return Math.max(common.newUs + 1.5 * tookUs, watch.nowUs()) + patienceUs;
  };
  const waitFor = (anchor: Anchor): Promise<number | null> =>
    wait(watch.find(() => watch.heardUs(anchor.name), patientUntil(anchor.atUs)));

  /** The request of a deed, once what it is to be done to is there; null where that does not come. */
  async function requestOf({ deed, atUs }: PlannedDeed): Promise<RerunRequest | null> {
    const { names } = watch;
    const found = <T>(look: () => T | undefined) => wait(watch.find(look, patientUntil(atUs)));
    switch (deed.do) {
      case 'run':
        return { kind: 'runProgram', host: deed.host, file: deed.file, source: deed.source };
      case 'fault':
        return { kind: 'fault', command: deed.command };
      case 'delay':
        return { kind: 'setDelay', delayMs: deed.delayMs };
      case 'signal':
      case 'act': {
        const program = await found(() => names.program(deed.program));
        if (program === null) return null;
        if (deed.do === 'signal') return { kind: 'signalProgram', program, signal: deed.signal };
        return { kind: 'actOnProgram', program, action: deed.action };
      }
      case 'socket': {
        const socket = await found(() => names.socket(deed.socket));
        return socket && { kind: 'actOnSocket', ...socket, action: deed.action };
      }
      case 'packet': {
        const releases = deed.action.kind === 'release';
        const packet = await found(() => present(deed.packet, releases));
        return packet === null ? null : { kind: 'fault', command: { kind: 'packet', packet, action: deed.action } };
      }
      case 'next': {
        const packet = await found(() => present(deed.packet, true));
        if (packet === null) return null;
        // Where others have been held for longer than in the old run, the same packet goes on all the same.
        if (packet === watch.longestHeld()) return { kind: 'fault', command: { kind: 'next' } };
        return { kind: 'fault', command: { kind: 'packet', packet, action: { kind: 'release' } } };
      }
    }
  }

  const present = (name: string, held: boolean): number | undefined => {
    const packet = watch.names.packet(name);
    return packet !== undefined && (!held || watch.isHeld(packet)) ? packet : undefined;
  };

  for (const [index, planned] of plan.deeds.entries()) {
    onProgress(index);
    const { anchor, afterUs, atUs } = planned;
    const anchorUs = anchor && (await waitFor(anchor));
    if (anchorUs !== null) await wait(watch.sleepUntil(anchorUs + afterUs));
    else if (anchor) notes.push({ kind: 'late', deed: planned });
    const request = await requestOf(planned);
    if (request === null) {
      notes.push({ kind: 'missing', deed: planned });
    } else {
      const code = await wait(ask(request));
      if (code !== null) notes.push({ kind: 'refused', deed: planned, code });
    }
    // Deeds before the first thing of all were done while nobody counted the time.
    if (anchor || planned.deed.do === 'run') common = { oldUs: atUs, newUs: watch.nowUs() };
  }
  onProgress(plan.deeds.length);

  // The very last thing first: when it has come, what came before it is here too, or will not come.
  let reached = true;
  for (const [index, anchor] of plan.end.toReversed().entries()) {
    const soonUs = watch.nowUs() + graceUs;
    const endUs = await (index === 0 ? waitFor(anchor) : wait(watch.find(() => watch.heardUs(anchor.name), soonUs)));
    reached &&= endUs !== null;
    if (index === 0 && endUs !== null) common = { oldUs: anchor.atUs, newUs: endUs };
  }
  const silenceUs = Math.min(longestSilenceUs, Math.max(0, plan.endUs - common.oldUs));
  await wait(watch.sleepUntil(common.newUs + silenceUs));
  if (stopWire) await wait(ask({ kind: 'fault', command: { kind: 'stepMode', on: true } }));
  return { notes, reached };
}
