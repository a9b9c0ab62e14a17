/**
 * Node numbers asynchronous resources, and `util.inspect(socket)` shows the number. What the agent itself has taken is given back here, so that the
 * program's sockets have the numbers they would have without it. Node 20 and 22 only: later ones keep the counter to themselves.
 */
export function setAsyncIds(change: (current: number) => number): void {
  const fields = readBinding('async_wrap') as
    | { async_id_fields?: Float64Array; constants?: { kAsyncIdCounter?: number } }
    | undefined;
  const index = fields?.constants?.kAsyncIdCounter;
  if (!fields?.async_id_fields || index === undefined) return;
  fields.async_id_fields[index] = change(fields.async_id_fields[index] ?? 0);
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
