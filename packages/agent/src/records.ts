import type { ObjectType } from '@socketlab/protocol';
import type { Place } from './places.ts';
import { mapDelete, mapGet, mapSet, WeakReference } from './primordials.ts';

/** What the agent knows of one `net.Server` or `net.Socket` of the program. */
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

const counts = { Server: 0, Socket: 0 };
const living = new Map<unknown, unknown>();

/** Starts to observe an object. Ids count up within the program: `server-1`, `socket-1`, `socket-2`. */
export function createRecord(object: object, type: ObjectType, place: Place | null): ObjectRecord {
  const id = `${type === 'Server' ? 'server' : 'socket'}-${++counts[type]}`;
  const record: ObjectRecord = { id, type, place, announced: false, addresses: '', pipedAt: null };
  new Stamp(object, record);
  // Weak: the agent keeps no socket alive that the program has let go.
  mapSet(living, id, new WeakReference(object));
  return record;
}

export function livingObject(id: string): WeakRef<object> | undefined {
  return mapGet(living, id) as WeakRef<object> | undefined;
}

export function forgetObject(id: string): void {
  mapDelete(living, id);
}
