import type { ObjectType } from '@socketlab/protocol';
import type { Place } from './places.ts';
import { derefWeak, mapDelete, mapForEach, mapGet, mapSet, nowUs, WeakReference } from './primordials.ts';

/** Where a datagram socket sends to, as far as its program named it. */
export interface Target {
  readonly port: number;
  /** An address was given; else Node takes its default, 127.0.0.1. */
  readonly named: boolean;
}

/** What the agent knows of one `net.Server`, `net.Socket` or `dgram.Socket` of the program. */
export interface ObjectRecord {
  readonly id: string;
  readonly type: ObjectType;
  /** Where the program made it; null where Node did. */
  readonly place: Place | null;
  /** Its `object` report has been written. */
  announced: boolean;
  /** The last `address` report, so that none is written twice. */
  addresses: string;
  /** Where `pipe(this)` was called, for the writes that Node then makes. */
  pipedAt: Place | null;
  /** The callback of a datagram socket's `bind`: Node calls it from a handler of its own. */
  boundCallback: unknown;
  /** A datagram socket's `connect` that waits until it is bound. */
  waitingConnect: Target | null;
  /** When something last came or went, or was called, in microseconds of the reports' clock. */
  activeUs: number;
}

class Returned {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a derived class then adds its private field to this very object
    return object;
  }
}

/**
 * A private field on a foreign object: no program can see it, frozen objects and `util.inspect` included, it costs no look-up table and
 * goes away with its object.
 */
class Stamp extends Returned {
  #record: ObjectRecord;

  constructor(object: object, record: ObjectRecord) {
    super(object);
    this.#record = record;
  }

  static read(object: object): ObjectRecord | undefined {
    return #record in object ? object.#record : undefined;
  }
}

/** The record of an observed object, or undefined. Costs a few nanoseconds: every emitter of the program passes here. */
export const recordOf: (object: object) => ObjectRecord | undefined = Stamp.read;

const counts = { Server: 0, Socket: 0, DatagramSocket: 0 };
const prefixes = { Server: 'server', Socket: 'socket', DatagramSocket: 'udp' };
const living = new Map<unknown, unknown>();

/** Starts to observe an object. Ids count up within the program: `server-1`, `socket-1`, `socket-2`, `udp-1`. */
export function createRecord(object: object, type: ObjectType, place: Place | null): ObjectRecord {
  const id = `${prefixes[type]}-${++counts[type]}`;
  const record: ObjectRecord = {
    id,
    type,
    place,
    announced: false,
    addresses: '',
    pipedAt: null,
    boundCallback: undefined,
    waitingConnect: null,
    activeUs: nowUs(),
  };
  new Stamp(object, record);
  // Weak: the agent keeps no socket alive that the program has let go.
  mapSet(living, id, new WeakReference(object));
  return record;
}

export function livingObject(id: string): object | undefined {
  const reference = mapGet(living, id) as WeakRef<object> | undefined;
  return reference && derefWeak(reference);
}

/** Every observed object that has not said `close`, in the order they were made. */
export function livingObjects(): object[] {
  const found: object[] = [];
  mapForEach(living, (reference) => {
    const object = derefWeak(reference as WeakRef<object>);
    if (object) found[found.length] = object;
  });
  return found;
}

export function forgetObject(id: string): void {
  mapDelete(living, id);
}
