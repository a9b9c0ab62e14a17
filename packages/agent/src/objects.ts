import {
  apply,
  getOwnPropertyDescriptor,
  ownKeys,
  quote,
  symbolText,
  textIndexOf,
  textSlice,
  textStartsWith,
} from './primordials.ts';
import type { ObjectRecord } from './records.ts';
import { report } from './reporter.ts';

interface RawAddress {
  address?: unknown;
  port?: unknown;
}
interface RawHandle {
  getsockname?: (out: RawAddress) => number;
  getpeername?: (out: RawAddress) => number;
}

/** Says that an object exists, once. `acceptedBy` is the server whose `connection` brought it. */
export function announce(record: ObjectRecord, acceptedBy?: string): void {
  if (record.announced) return;
  record.announced = true;
  const tail = acceptedBy === undefined ? '' : `,"acceptedBy":"${acceptedBy}"`;
  const place = record.place ? record.place.json : 'null';
  report(`"kind":"object","object":"${record.id}","objectType":"${record.type}","site":${place}${tail}`, true);
}

/**
 * Says which addresses an object has, where they have changed. Asks the kernel through the handle: the getters of `net.Socket` keep
 * their answers in the socket, where `util.inspect` would show them.
 *
 * @param wantedRemote the other end, where the kernel doesn't know it yet: a connection attempt
 */
export function reportAddress(
  record: ObjectRecord,
  object: object,
  wantedRemote?: { address: string; port: number },
): void {
  const handle = handleOf(record, object);
  if (!handle || typeof handle.getsockname !== 'function') return;
  const local = askHandle(handle, handle.getsockname);
  const asked = record.type !== 'Server' && handle.getpeername ? askHandle(handle, handle.getpeername) : 'null';
  const remote = asked === 'null' && wantedRemote ? endpoint(wantedRemote) : asked;
  const addresses = `"local":${local},"remote":${remote}`;
  if (addresses === record.addresses || addresses === '"local":null,"remote":null') return;
  record.addresses = addresses;
  report(`"kind":"address","object":"${record.id}",${addresses}`, true);
}

function handleOf(record: ObjectRecord, object: object): RawHandle | null | undefined {
  if (record.type === 'DatagramSocket') return datagramHandle(object);
  return (object as { _handle?: RawHandle | null })._handle;
}

let stateSymbol: symbol | undefined;

/**
 * The handle of a `dgram.Socket`, null once it is closed. It is in a state under a symbol of Node's own: the property `_handle` is deprecated and
 * would say so on the program's stderr (DEP0112).
 */
export function datagramHandle(socket: object): RawHandle | null | undefined {
  if (stateSymbol === undefined) {
    const keys = ownKeys(socket);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      if (typeof key === 'symbol' && symbolText(key) === 'Symbol(state symbol)') stateSymbol = key;
    }
    if (stateSymbol === undefined) return undefined;
  }
  const state: unknown = getOwnPropertyDescriptor(socket, stateSymbol)?.value;
  return (state as { handle?: RawHandle | null } | undefined)?.handle;
}

/** Has it another end now? */
export function hasPeer(record: ObjectRecord, object: object): boolean {
  const handle = handleOf(record, object);
  return typeof handle?.getpeername === 'function' && askHandle(handle, handle.getpeername) !== 'null';
}

function askHandle(handle: RawHandle, ask: (out: RawAddress) => number): string {
  const out: RawAddress = {};
  return apply(ask, handle, [out]) === 0 ? endpoint(out) : 'null';
}

function endpoint(raw: RawAddress): string {
  const address: unknown = getOwnPropertyDescriptor(raw, 'address')?.value;
  const port: unknown = getOwnPropertyDescriptor(raw, 'port')?.value;
  if (typeof address !== 'string' || typeof port !== 'number') return 'null';
  return `{"address":${quote(plainAddress(address))},"port":${port}}`;
}

/** An IPv4 address that an IPv6 socket sees (RFC 4291, 2.5.5.2) is written as IPv4. */
export function plainAddress(address: string): string {
  return textStartsWith(address, '::ffff:') && textIndexOf(address, '.') !== -1 ? textSlice(address, 7) : address;
}
