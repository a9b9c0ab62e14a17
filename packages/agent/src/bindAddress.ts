import type { AnyFunction } from './anyFunction.ts';
import { dgram } from './builtins.ts';
import { shapeLike } from './disguise.ts';
import { say } from './names.ts';
import { ownCopy } from './ownCopy.ts';
import { getOwnPropertyDescriptor } from './primordials.ts';
import { callWithRoom } from './stackTrace.ts';

/**
 * In loopback mode the hosts share one machine, and a datagram socket that names no address would take its port on all of theirs, and send
 * from 127.0.0.1. Then it is bound to its own host's address instead; each time it is said by a report.
 */
export function giveBindAddress(address: string): void {
  const prototype = dgram.Socket.prototype as unknown as { bind: AnyFunction };
  const original = prototype.bind;
  const body = function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: the number of arguments decides how Node reads them
    const args = arguments;
    const type = typeof this === 'object' && this !== null ? getOwnPropertyDescriptor(this, 'type')?.value : undefined;
    const changed = type === 'udp4' ? withBindAddress(args, address) : null;
    if (changed) say('0.0.0.0', address, 'own-address');
    return callWithRoom(original, this, changed ?? args);
  };
  prototype.bind = shapeLike(original, body as AnyFunction);
}

/** The arguments of `bind` with an address, or null where they name one, or no port at all (`fd`, a handle). */
export function withBindAddress(args: ArrayLike<unknown>, address: string): unknown[] | null {
  const first = args[0];
  const last = args[args.length - 1];
  const changed: unknown[] = [];
  if (typeof first === 'object' && first !== null) {
    const value = (key: string) => getOwnPropertyDescriptor(first, key)?.value as unknown;
    if (value('fd') || value('address') || typeof (first as { recvStart?: unknown }).recvStart === 'function')
      return null;
    const options = ownCopy(first);
    options.address = address;
    changed[0] = options;
  } else {
    if (typeof args[1] === 'string' && args[1] !== '') return null;
    changed[0] = typeof first === 'function' ? 0 : first;
    changed[1] = address;
  }
  if (typeof last === 'function') changed[changed.length] = last;
  return changed;
}
