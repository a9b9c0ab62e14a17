import { fileURLToPath } from 'node:url';
import { type LabProcess, type LabProcessOptions, startLabProcess } from '../../packages/lab/src/index.ts';
import type { LabEvent, LabReport } from '../../packages/protocol/src/index.ts';

/** Set by scripts/bench.mjs: this file is bundled before it runs, so it can't find the project by its own place. */
export const root = process.env.SOCKETLAB_ROOT ?? fileURLToPath(new URL('../..', import.meta.url));
const built = (path: string) => `${root}/${path}`;

export function startBenchProcess(options: Partial<LabProcessOptions> = {}): Promise<LabProcess> {
  return startLabProcess({
    labProcessFile: built('packages/lab/dist/labProcess.mjs'),
    agentFile: built('packages/agent/dist/agent.cjs'),
    ownMachine: true,
    limits: { maxEvents: 10_000_000 },
    ...options,
  });
}

/** The first entry of a lab that fits, from now on. */
export function waitForEvent(lab: LabProcess, id: string, fits: (event: LabEvent) => boolean): Promise<LabEvent> {
  return new Promise((resolve) => {
    const stop = lab.onReport((report: LabReport) => {
      if (report.kind !== 'events' || report.lab !== id) return;
      const found = report.events.find(fits);
      if (!found) return;
      stop();
      resolve(found);
    });
  });
}

export const nowUs = () => Number(process.hrtime.bigint() / 1000n);
