import type { LabCommand } from '../../labs/labProcess.ts';
import type { LiveDeed } from './deed.ts';

/**
 * Before a deed is taken back: where a later one lies over it in the same lab, on the same fault or setting, the later one stays on
 * top, and from now on leads back to what was there before the first.
 */
export function handOver(live: LiveDeed, deeds: readonly LiveDeed[]): void {
  const later = deeds
    .filter(({ stored, state }) => stored.id > live.stored.id && state === 'done')
    .sort((a, b) => a.stored.id - b.stored.id);
  for (const [lab, commands] of live.backs) {
    const own = commands.filter((command) => {
      const slot = slotOf(command);
      const over = slot === null ? undefined : later.find((one) => one.backs.get(lab)?.some((c) => slotOf(c) === slot));
      if (over === undefined) return true;
      over.backs.set(
        lab,
        (over.backs.get(lab) ?? []).map((one) => (slotOf(one) === slot ? command : one)),
      );
      return false;
    });
    live.backs.set(lab, own);
  }
}

/** What a command sets to a value, so that the next one to it takes its place; null where it sets nothing. */
function slotOf(command: LabCommand): string | null {
  if (command.kind === 'fault') {
    const { command: fault } = command;
    if (fault.kind === 'stepMode') return 'stepMode';
    if (fault.kind === 'preset' || fault.kind === 'power') return `${fault.kind} ${fault.host}`;
    if (fault.kind !== 'wireFault') return null;
    // These two see both directions, and are on in one of them at most.
    const { kind } = fault.fault;
    return kind === 'nat' || kind === 'reset' ? `wire ${kind}` : `wire ${kind} ${fault.direction}`;
  }
  if (command.kind === 'program' && command.action.kind === 'delayAccept') return `accept ${command.program}`;
  if (command.kind === 'act' && command.action.kind === 'setTimeout')
    return `timeout ${command.program} ${command.object}`;
  return null;
}
