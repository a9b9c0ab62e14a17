import type { HostName } from '@socketlab/protocol';
import type { Ask, Reply } from './connection.ts';
import type { LabState } from './labState.ts';

interface PageLabParts {
  get(): LabState;
  /** Null, or a rejection: refused. */
  ask(request: Ask): Promise<Reply | null>;
  /** Empties the log, and shows `lab` from now on. */
  adopt(lab: string): void;
  /** False once whoever asked for the lab has gone on: one that arrives then is closed. */
  wanted(): boolean;
}

/** Opens a lab as the page is set, in the place of the one that is open, and shows it. Null where it was refused or is no longer wanted. */
export async function openPageLab(
  { get, ask, adopt, wanted }: PageLabParts,
  hosts: readonly HostName[] | undefined,
): Promise<string | null> {
  const { lab: old, space, delayMs } = get();
  const reply = await ask({
    kind: 'openLab',
    lesson: space?.lesson ?? '',
    delayMs,
    ...(hosts ? { hosts: [...hosts] } : {}),
    ...(old?.status === 'open' ? { replaces: old.id } : {}),
  });
  if (!reply?.lab) return null;
  const { lab } = reply;
  const leave = async () => {
    await ask({ kind: 'closeLab', lab });
    return null;
  };
  if (!wanted()) return leave();
  adopt(lab);
  // Before any program runs: its first packet already meets them.
  for (const command of get().faults) {
    if (!wanted()) return leave();
    await ask({ kind: 'fault', lab, command });
  }
  return lab;
}
