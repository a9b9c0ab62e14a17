import type { AnyFunction } from './anyFunction.ts';
import { net } from './builtins.ts';
import { shapeLike } from './disguise.ts';
import { say } from './names.ts';
import { ownCopy } from './ownCopy.ts';
import { getOwnPropertyDescriptor } from './primordials.ts';
import { callWithRoom } from './stackTrace.ts';

/**
 * In loopback mode the hosts share one machine, and a server that names no host would take its port on all of their addresses. Then
 * it listens on its own host's address instead; each time it is said by a report.
 */
export function giveListenAddress(address: string): void {
  const prototype = net.Server.prototype as unknown as { listen: AnyFunction };
  const original = prototype.listen;
  const body = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: the number of arguments decides how Node reads them
    const args = arguments;
    return callWithRoom(original, this, withAddress(args, address) ?? args);
  };
  prototype.listen = shapeLike(original, body as AnyFunction);
}

/** The arguments of `listen` with a host, or null where they name one, or no port at all (`path`, `fd`, a handle). */
export function withAddress(args: ArrayLike<unknown>, address: string): unknown[] | null {
  const first = args[0];
  const changed: unknown[] = [];
  if (typeof first === 'object' && first !== null) {
    const port = getOwnPropertyDescriptor(first, 'port');
    if (!port || getOwnPropertyDescriptor(first, 'host')?.value || getOwnPropertyDescriptor(first, 'path')) return null;
    const options = ownCopy(first);
    options.host = address;
    changed[0] = options;
    for (let index = 1; index < args.length; index++) changed[index] = args[index];
  } else {
    const named = typeof first === 'function' || args.length === 0 ? 0 : 1;
    if (named === 1 && !isPort(first)) return null;
    if (typeof args[named] === 'string') return null;
    changed[0] = named === 1 ? first : 0;
    changed[1] = address;
    const rest = args[named] === undefined || args[named] === null ? named + 1 : named;
    for (let index = rest; index < args.length; index++) changed[changed.length] = args[index];
  }
  say('::', address, 'own-address');
  return changed;
}

/** What `listen` takes for a port and not for a path: numbers, digits, nothing. */
function isPort(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'number') return true;
  return typeof value === 'string' && value !== '' && +value >= 0;
}
