import type { Capabilities } from '@socketlab/protocol';
import { type LabProcessOptions, startLabProcess } from './startLabProcess.ts';

/** What this machine can do, found out by doing it: a lab process is started and ended again. */
export async function detectCapabilities(options: LabProcessOptions): Promise<Capabilities> {
  const labProcess = await startLabProcess(options);
  await labProcess.close();
  return labProcess.capabilities;
}
