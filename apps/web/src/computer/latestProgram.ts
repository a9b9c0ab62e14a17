import type { HostName, LabEvent } from '@socketlab/protocol';

/** The newest program of a host by the whole log, wherever the cursor stands: what the buttons act on. */
export function latestProgram(
  events: readonly LabEvent[],
  host: HostName,
): { program: string; running: boolean } | null {
  const spawn = events.findLast((event) => event.kind === 'spawn' && event.host === host);
  if (spawn?.kind !== 'spawn') return null;
  const { program } = spawn;
  return { program, running: !events.some((event) => event.kind === 'exit' && event.program === program) };
}
