/**
 * The faults that a lesson speaks of or puts on, by the names that `lesson.json` has for them: kinds of the wire's faults, methods of sockets that
 * the page calls, signals, presets, `power` and what is asked of a program. Walks all of it: setups, deeds and conditions stand at many places.
 */
export function faultsOfLesson(value: unknown): Set<string> {
  const found = new Set<string>();
  visit(value, found);
  return found;
}

function visit(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  if (!isRecord(value)) return;
  for (const name of namesIn(value)) if (typeof name === 'string') found.add(name);
  for (const one of Object.values(value)) visit(one, found);
}

function namesIn(value: Record<string, unknown>): unknown[] {
  const { do: deed, on, command, action, fault, faults, presets } = value;
  if (deed === 'fault' && isRecord(command))
    return [isRecord(command.fault) ? command.fault.kind : (command.preset ?? command.kind)];
  if (deed === 'signal' || on === 'signal') return [value.signal];
  if (deed === 'act' || deed === 'socket') return isRecord(action) ? [action.kind] : [];
  if (on === 'action') return [action];
  if (on === 'fault') return [fault];
  if (on === 'preset') return [value.preset];
  if (on === 'power') return ['power'];
  if (on === 'call') return value.fromPage === true ? [value.method] : [];
  const laid = Array.isArray(faults) ? faults.map((one) => isRecord(one) && isRecord(one.fault) && one.fault.kind) : [];
  return [...laid, ...(isRecord(presets) ? Object.values(presets) : [])];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
