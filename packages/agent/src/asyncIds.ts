/**
 * Node numbers asynchronous resources, and `util.inspect(socket)` shows the number. What the agent itself has taken is given back here, so that the
 * program's sockets have the numbers they would have without it. Node 20 and 22 only: later ones keep the counter to themselves.
 */
export function setAsyncIds(change: (current: number) => number): void {
  if (counter === undefined) counter = findCounter();
  if (counter) counter.fields[counter.index] = change(counter.fields[counter.index] ?? 0);
}

/** Looked for once, before the program's first line: it can't watch the agent ask. */
let counter: { fields: Float64Array; index: number } | null | undefined;

function findCounter(): { fields: Float64Array; index: number } | null {
  const binding = readBinding('async_wrap') as
    | { async_id_fields?: Float64Array; constants?: { kAsyncIdCounter?: number } }
    | undefined;
  const index = binding?.constants?.kAsyncIdCounter;
  const fields = binding?.async_id_fields;
  return fields && index !== undefined ? { fields, index } : null;
}

/** Makes something of the agent's own: no number of the program's is taken. */
export function returningAsyncIds<T>(make: () => T): T {
  let before = 0;
  setAsyncIds((current) => {
    before = current;
    return current;
  });
  try {
    return make();
  } finally {
    setAsyncIds(() => before);
  }
}

/** One of Node's internal bindings, without the warning that the program's author is not to blame for. Undefined where Node refuses. */
export function readBinding(name: string): unknown {
  const had = Object.getOwnPropertyDescriptor(process, 'noDeprecation');
  try {
    Object.defineProperty(process, 'noDeprecation', { value: true, configurable: true });
    return (process as unknown as { binding(name: string): unknown }).binding(name);
  } catch {
    return undefined;
  } finally {
    Reflect.deleteProperty(process, 'noDeprecation');
    if (had) Object.defineProperty(process, 'noDeprecation', had);
  }
}
