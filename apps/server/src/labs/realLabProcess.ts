import { startLabProcess } from '@socketlab/lab';
import type { LabProcess } from './labProcess.ts';

export interface RealLabOptions {
  /** Built by `packages/lab/build.mjs`. */
  labProcessFile: string;
  /** Built by `packages/agent/build.mjs`. Without one programs run and report nothing. */
  agentFile?: string;
  /** Only this machine can reach the server. */
  ownMachine: boolean;
  limits?: { readonly program?: object; readonly maxEvents?: number };
}

/** A lab process of its own, as the server wants it. */
export async function startRealLabProcess(options: RealLabOptions): Promise<LabProcess> {
  const process = await startLabProcess(options);
  return {
    pid: process.pid,
    capabilities: process.capabilities,
    send: process.send,
    onEvents: (listener) => {
      process.onReport((report) => {
        if (report.kind === 'events') listener(report.lab, report.events);
      });
    },
    onExit: (listener) => process.onExit(listener),
    close: process.close,
  };
}
