import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LabProcess, startLabProcess } from '@socketlab/lab';
import { summarizePacket } from '@socketlab/packets';
import { defaultDelayMs, type LabEvent, type NetworkMode } from '@socketlab/protocol';
import { type Bench, type Need, setupFaults } from '../../src/index.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** One lab process for a whole file of tests, and benches in it. */
export interface CourseLab {
  can(need: Need): boolean;
  /** Runs with a bench of its own, whose labs are closed afterwards. */
  withBench<T>(work: (bench: Bench) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Builds what is run, so that a test never meets yesterday's code, and starts a real lab process. `root` is the repository, for whoever
 * has this module elsewhere.
 */
export async function startCourseLab(mode: NetworkMode, root = repository): Promise<CourseLab> {
  const fromRoot = (path: string) => join(root, path);
  const labProcessFile = fromRoot('packages/lab/dist/labProcess.mjs');
  const agentFile = fromRoot('packages/agent/dist/agent.cjs');
  for (const name of ['agent', 'lab']) execFileSync(process.execPath, [fromRoot(`packages/${name}/build.mjs`)]);
  const labProcess = await startLabProcess({ labProcessFile, agentFile, ownMachine: true, mode });
  let nextLab = 0;
  return {
    can: (need) => labProcess.capabilities[need].available,
    async withBench(work) {
      const labs: string[] = [];
      const newLab = () => {
        labs.push(`course${nextLab++}`);
        return labs.at(-1)!;
      };
      const stop: (() => void)[] = [];
      try {
        return await work(createBench(labProcess, newLab, (undo) => stop.push(undo)));
      } finally {
        for (const undo of stop) undo();
        for (const lab of labs) await labProcess.send({ kind: 'close', lab });
      }
    },
    close: () => labProcess.close(),
  };
}

/** How long a program waits for its turn grows with how many others want one. */
function slowness(): number {
  const waiting = loadavg()[0]! / availableParallelism();
  return Math.min(Math.max(3, waiting), 12);
}

function createBench(labProcess: LabProcess, newLab: () => string, onEnd: (undo: () => void) => void): Bench {
  let lab = '';
  const wire = labProcess.capabilities.wire.available;
  return {
    async open({ setup, hosts }, onEvent) {
      const id = newLab();
      lab = id;
      onEnd(
        labProcess.onReport((report) => {
          if (report.kind !== 'events' || report.lab !== id) return;
          for (const event of report.events as LabEvent[]) onEvent(event);
        }),
      );
      await labProcess.send({ kind: 'open', lab, delayMs: setup.delayMs ?? defaultDelayMs, hosts: [...hosts] });
      if (!wire) return;
      for (const command of setupFaults(setup)) await labProcess.send({ kind: 'fault', lab, command });
    },
    async run({ host, name, source }) {
      return (await labProcess.send({ kind: 'run', lab, host, file: name, source })).program!;
    },
    async perform(deed, { program, object }) {
      if (deed.do === 'fault') await labProcess.send({ kind: 'fault', lab, command: deed.command });
      else if (program === null) throw new Error(`no program for ${deed.do}`);
      else if (deed.do === 'signal') await labProcess.send({ kind: 'signal', lab, program, signal: deed.signal });
      else if (deed.do === 'act') await labProcess.send({ kind: 'program', lab, program, action: deed.action });
      else if (object === null) throw new Error('no open socket to act on');
      else await labProcess.send({ kind: 'act', lab, program, object, action: deed.action });
    },
    decode: summarizePacket,
    slowness,
    setTimer(run, ms) {
      // On a busy machine the timer and what it waited for come due together: what has arrived is heard first.
      let soon: NodeJS.Immediate | undefined;
      const timer = setTimeout(() => {
        soon = setImmediate(run);
      }, ms);
      return () => {
        clearTimeout(timer);
        clearImmediate(soon);
      };
    },
  };
}
