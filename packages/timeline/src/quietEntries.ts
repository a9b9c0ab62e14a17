const listenerMethods = new Set([
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'prependListener',
  'prependOnceListener',
  'removeAllListeners',
]);

/** Handing over a handler is preparation: nothing happens on the wire, so it makes no mark and no sentence. */
export function isListenerMethod(method: string): boolean {
  return listenerMethods.has(method);
}

/** Steps of Node's own that follow others which are told; they matter once a handler listens for them. */
const quietEvents = new Set(['connectionAttempt', 'finish', 'lookup', 'ready']);

export function isQuietEvent({ name, handlers }: { name: string; handlers: readonly unknown[] }): boolean {
  return handlers.length === 0 && quietEvents.has(name);
}
