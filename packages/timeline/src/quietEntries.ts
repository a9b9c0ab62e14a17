import { methodName } from './words.ts';

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

/**
 * Handing over a handler is preparation: nothing happens on the wire, so it makes no mark and no sentence. Nor does the
 * `socket.connect` inside a `net.connect` that was told already, nor Node's tidying of a socket that has ended both ways.
 */
export function isQuietCall({ method, via }: { method: string; via?: string | undefined }): boolean {
  return listenerMethods.has(methodName(method)) || via === 'autoDestroy' || via?.startsWith('net.') === true;
}

/** Steps of Node's own that follow others which are told; they matter once a handler listens for them. */
const quietEvents = new Set(['connectionAttempt', 'finish', 'lookup', 'ready']);

export function isQuietEvent({ name, handlers }: { name: string; handlers: readonly unknown[] }): boolean {
  return handlers.length === 0 && quietEvents.has(name);
}
