import type { AnyFunction } from './anyFunction.ts';
import { shapeLike } from './disguise.ts';
import { reportAddress } from './objects.ts';
import { type ObjectRecord, recordOf, type Target } from './records.ts';
import { callWithRoom } from './stackTrace.ts';

/**
 * The newest `send`, and the newest `connect`, of all sockets. Node looks an address up inside the call itself, or, where the socket has to be
 * bound first, inside its `listening`; a waiting `send` is called again then, a waiting `connect` is not (lib/dgram.js, `clearQueue`).
 */
export const targets: { send: Target | null; connect: Target | null } = { send: null, connect: null };

/** Remembers of a call what Node will not say later. Costs nothing but a look at the arguments. */
export function noteDatagramCall(record: ObjectRecord, method: string, args: ArrayLike<unknown>): void {
  if (method === 'send') targets.send = targetOfSend(args);
  else if (method === 'connect') {
    targets.connect = targetOf(args[0], args[1]);
    record.waitingConnect = targets.connect;
  } else if (method === 'bind') {
    const last = args[args.length - 1];
    if (typeof last === 'function') record.boundCallback = last;
  }
}

/** `listening`: what waited for it happens next. */
export function noteBound(record: ObjectRecord): void {
  if (record.waitingConnect) targets.connect = record.waitingConnect;
  record.waitingConnect = null;
}

/** `send(msg[, offset, length], port[, address][, callback])`, told apart as lib/dgram.js does. */
function targetOfSend(args: ArrayLike<unknown>): Target | null {
  const long = args[4] || (args[3] && typeof args[3] !== 'function');
  return long ? targetOf(args[3], args[4]) : targetOf(args[1], args[2]);
}

function targetOf(port: unknown, address: unknown): Target | null {
  const number = typeof port === 'string' ? +port : port;
  if (typeof number !== 'number') return null;
  return { port: number, named: typeof address === 'string' && address !== '' };
}

/** `disconnect` gives an address up and emits nothing: what is left is told after it. */
export function reportingAddress(original: AnyFunction): AnyFunction {
  return shapeLike(original, function (this: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: whatever was passed is passed on
    const result = callWithRoom(original, this, arguments);
    const record = typeof this === 'object' && this !== null ? recordOf(this) : undefined;
    if (record) reportAddress(record, this as object);
    return result;
  });
}
