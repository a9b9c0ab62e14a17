import { type HostName, hostNameSchema, type LabEvent } from '@socketlab/protocol';
import type { LabHappening } from './happening.ts';
import { createHappeningReader, type DecodePacket } from './happeningReader.ts';
import type { Run } from './judgeClaim.ts';
import type { Program } from './lesson.ts';
import { matches } from './matchCondition.ts';
import { probeFile } from './probeFile.ts';
import { createRunWatch } from './runWatch.ts';
import type { Act, Deed } from './schema/act.ts';
import type { Setup } from './schema/setup.ts';

/** A lab that runs can be made in: the page's own, or a test's. Every call rejects where the lab refuses. */
export interface Bench {
  /** Opens a lab with nothing in it. Entries reach `onEvent` from its first one on. */
  open(lab: { setup: Setup; hosts: readonly HostName[] }, onEvent: (event: LabEvent) => void): Promise<void>;
  /** Resolves with the program's id. */
  run(program: Pick<Program, 'host' | 'name' | 'source'>): Promise<string>;
  /** `program` is the newest of those the deed speaks of, `object` the newest socket of it that is open. */
  perform(deed: Exclude<Deed, { do: 'run' }>, target: { program: string | null; object: string | null }): Promise<void>;
  decode: DecodePacket;
  /** How many times longer than named a run may be silent, on the machine as it is now. 1 where it is left out. */
  slowness?: () => number;
  setTimer(run: () => void, ms: number): () => void;
  /** Rejects when whoever asked for the run no longer wants it, or the lab is gone. */
  stopped?: Promise<never>;
}

export interface RunPlan {
  programs: readonly Program[];
  /** Runs in place of the programs on its computer. */
  probe?: Pick<Program, 'host' | 'source'> | undefined;
  setup?: Setup | undefined;
  acts?: readonly Act[] | undefined;
  quietMs?: number | undefined;
  forMs?: number | undefined;
  /** The texts that `edited` compares with, by file name. */
  sources: Readonly<Record<string, string>>;
  /** Every file of the lesson, for acts that run one. */
  files: Readonly<Record<string, string>>;
}

const listenPatienceMs = 5000;

/**
 * Makes one whole run: opens a lab, starts the programs (the server's computer first, and the next ones once each of those listens and what is to be
 * done at that moment is done), performs the acts at their moments, and waits until the run is over. Rejects with what the bench rejects with.
 */
export async function conductRun(bench: Bench, plan: RunPlan): Promise<Run> {
  const timers = new Set<() => void>();
  const setTimer: Bench['setTimer'] = (work, ms) => {
    const cancel = bench.setTimer(() => {
      timers.delete(cancel);
      work();
    }, ms);
    timers.add(cancel);
    return () => {
      timers.delete(cancel);
      cancel();
    };
  };
  let over = false;
  const unlessOver = <T>(work: () => Promise<T>) => (over ? new Promise<never>(() => {}) : work());
  const run = conduct(
    {
      ...bench,
      setTimer,
      run: (program) => unlessOver(() => bench.run(program)),
      perform: (deed, target) => unlessOver(() => bench.perform(deed, target)),
    },
    plan,
  );
  try {
    return await (bench.stopped ? Promise.race([run, bench.stopped]) : run);
  } finally {
    // What is still to be done to a run that is over would be done to whatever lab comes next.
    over = true;
    for (const cancel of timers) cancel();
  }
}

async function conduct(bench: Bench, plan: RunPlan): Promise<Run> {
  const happenings: LabHappening[] = [];
  const reader = createHappeningReader(bench.decode);
  const facts = { sources: plan.sources };
  const waiting = new Set<(one: LabHappening) => void>();
  const left = new Set(plan.acts ?? []);
  let probe: string | null = null;
  /** Acts that are due the moment that they wait for. */
  const atOnce: Promise<void>[] = [];
  const failures: { error: unknown; program: string | null }[] = [];
  const watch = createRunWatch(bench.setTimer, { ...plan, slowness: bench.slowness });

  function hear(event: LabEvent): void {
    const one = reader.read(event);
    happenings.push(one);
    watch.hear(event);
    for (const listener of waiting) listener(one);
    for (const act of left) {
      if (!matches(act.when, one, facts)) continue;
      left.delete(act);
      watch.expect();
      const done = new Promise<void>((resolve) => {
        bench.setTimer(() => {
          perform(act.deed).finally(() => {
            watch.done();
            resolve();
          });
        }, act.afterMs ?? 0);
      });
      if (!act.afterMs) atOnce.push(done);
    }
  }

  async function perform(deed: Deed): Promise<void> {
    const program = 'host' in deed ? newestProgram(happenings, deed.host, deed.file) : null;
    const object = program === null ? null : newestSocket(happenings, program);
    // A program that is gone, or has no socket open, is what the claims have to speak of: nothing is left to be done to it.
    if ('host' in deed && (program === null || hasEnded(happenings, program))) return;
    if (deed.do === 'socket' && object === null) return;
    try {
      if (deed.do !== 'run') await bench.perform(deed, { program, object });
      else await start({ ...deed.program, source: plan.files[deed.program.source ?? deed.program.name] ?? '' });
    } catch (error) {
      failures.push({ error, program });
    }
  }

  async function start(program: Pick<Program, 'host' | 'name' | 'source'>): Promise<string> {
    const id = await bench.run(program);
    watch.started(id);
    return id;
  }

  /** Resolves when a program of this computer listens or has ended, or when nobody waits any longer. */
  function listening(host: HostName): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        waiting.delete(look);
        resolve();
      };
      const look = ({ event }: LabHappening) => {
        if (event.lane !== 'program' || event.host !== host) return;
        if (event.kind === 'exit' || (event.kind === 'event' && event.name === 'listening')) done();
      };
      const cancel = bench.setTimer(done, listenPatienceMs * (bench.slowness?.() ?? 1));
      waiting.add(look);
    });
  }

  const shown = plan.programs.filter(({ host }) => host !== plan.probe?.host);
  const all = plan.probe ? [...shown, { ...plan.probe, name: probeFile }] : shown;
  const first = all.filter(({ host }) => host === 'server');
  const hosts = hostNameSchema.options.filter(
    (host) => host === 'client' || host === 'server' || all.some((program) => program.host === host),
  );
  await bench.open({ setup: plan.setup ?? {}, hosts }, hear);
  for (const program of [...first, ...all.filter(({ host }) => host !== 'server')]) {
    const heard = program.host === 'server' ? listening('server') : null;
    const id = await start(program).catch((error: unknown) => {
      if (!isFull(happenings)) throw error;
    });
    // A program that has filled the log by itself has ended the run.
    if (id === undefined) break;
    if (program.name === probeFile) {
      probe = id;
      watch.endsWith(id);
    }
    await heard;
    // A server that is to be frozen as soon as it listens is frozen before anybody asks it.
    await Promise.all(atOnce);
  }
  await watch.over();
  // What a program or a full log refused because it had ended in that moment is no fault of the bench's.
  const failure = failures.find(({ program }) => program === null || !hasEnded(happenings, program));
  if (failure && !isFull(happenings)) throw failure.error;
  return { happenings, facts, probe };
}

function newestProgram(happenings: readonly LabHappening[], host: HostName, file: string | undefined): string | null {
  const last = happenings.findLast(
    ({ event }) => event.kind === 'spawn' && event.host === host && (file === undefined || event.file === file),
  );
  return last?.event.kind === 'spawn' ? last.event.program : null;
}

const hasEnded = (happenings: readonly LabHappening[], program: string): boolean =>
  happenings.some(({ event }) => event.kind === 'exit' && event.program === program);

/** The lab stops its programs when its log is full. */
const isFull = (happenings: readonly LabHappening[]): boolean =>
  happenings.some(({ event }) => event.kind === 'limit' && event.what === 'events');

function newestSocket(happenings: readonly LabHappening[], program: string): string | null {
  const closed = new Set<string>();
  for (const { event } of happenings.toReversed()) {
    if (event.lane !== 'program' || event.program !== program) continue;
    if (event.kind === 'event' && event.name === 'close') closed.add(event.object);
    if (event.kind === 'object' && event.objectType === 'Socket' && !closed.has(event.object)) return event.object;
  }
  return null;
}
