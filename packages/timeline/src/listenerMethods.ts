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
