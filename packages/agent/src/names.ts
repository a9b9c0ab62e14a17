import type { NameRule } from '@socketlab/protocol';
import { dns, readFileSync } from './builtins.ts';
import { type Target, targets } from './datagrams.ts';
import { type AnyFunction, shapeLike } from './disguise.ts';
import {
  apply,
  getOwnPropertyDescriptor,
  parseJson,
  quote,
  textEndsWith,
  textIndexOf,
  textLower,
  textSlice,
} from './primordials.ts';
import { report } from './reporter.ts';
import { callWithRoom, captureSites } from './stackTrace.ts';

/** The lab's names: which address each host has, which of them this program runs on, and where a server listens that names no host. */
export interface LabNames {
  readonly host: string;
  readonly addresses: Record<string, string>;
  /** Loopback mode only: all hosts share one machine, so a server must not take a port on all of its addresses. */
  readonly listen: string | undefined;
}

export function readLabNames(
  host: string | undefined,
  json: string | undefined,
  listen: string | undefined,
): LabNames | null {
  if (host === undefined || json === undefined) return null;
  try {
    return { host, addresses: parseJson(json) as Record<string, string>, listen };
  } catch {
    return null;
  }
}

/**
 * `server` and `client` are the lab's hosts. On the client `localhost` is the server, as long as nothing listens on the client itself:
 * the classic one-machine example then runs on two. Every answer of ours is reported. `dns.lookup` gets the address in place of the
 * name, so its checks, options and timing are Node's own (an address is answered with the next tick).
 */
export function answerLabNames(names: LabNames): void {
  const callbackDns = dns() as unknown as Record<string, AnyFunction>;
  const promisesDns = dns().promises as unknown as Record<string, AnyFunction>;
  callbackDns.lookup = answering(callbackDns.lookup as AnyFunction, names);
  promisesDns.lookup = answering(promisesDns.lookup as AnyFunction, names);
}

function answering(original: AnyFunction, names: LabNames): AnyFunction {
  const body = function (this: unknown, name: unknown, options: unknown): unknown {
    // biome-ignore lint/complexity/noArguments: the number of arguments decides how Node reads them
    const args = arguments;
    const address =
      typeof name === 'string' && wantsIpv4(options) ? answerFor(name, names, () => findAsker(wrapper)) : null;
    if (address === null) return callWithRoom(original, this, args);
    const changed: unknown[] = [address];
    for (let index = 1; index < args.length; index++) changed[index] = args[index];
    return callWithRoom(original, this, changed);
  };
  const wrapper = shapeLike(original, body as AnyFunction);
  return wrapper;
}

/** Whoever asks for IPv6 alone gets the system's answer: the lab has none. */
function wantsIpv4(options: unknown): boolean {
  const family: unknown =
    typeof options === 'object' && options !== null ? getOwnPropertyDescriptor(options, 'family')?.value : options;
  return family !== 6 && family !== 'IPv6';
}

/** Who looks a name up. Own: to listen or to be bound there, which only an address of this very host can do. */
type Asker = { readonly kind: 'other' | 'own' } | { readonly kind: 'datagram'; readonly target: Target | null };

const other: Asker = { kind: 'other' };

/** The nearest frames above `below`: `lookup4` of internal/dgram, and who of lib/dgram.js called it; or `lookupAndListen` of lib/net.js. */
function findAsker(below: object): Asker {
  const sites = captureSites(2, below);
  const nearest = sites[0];
  const file = nearest?.getFileName();
  if (file === 'node:net') return nearest?.getFunctionName() === 'lookupAndListen' ? { kind: 'own' } : other;
  if (file !== 'node:internal/dgram') return other;
  const caller = `${sites[1]?.getFunctionName()}`;
  if (textEndsWith(caller, 'bind')) return { kind: 'own' };
  return { kind: 'datagram', target: textEndsWith(caller, 'onnect') ? targets.connect : targets.send };
}

function answerFor(asked: string, names: LabNames, findOut: () => Asker): string | null {
  const lower = textLower(asked);
  const name = textEndsWith(lower, '.') ? textSlice(lower, 0, lower.length - 1) : lower;
  const address = getOwnPropertyDescriptor(names.addresses, name)?.value as string | undefined;
  if (typeof address === 'string') return say(asked, address, 'host-name');
  const { server } = names.addresses;
  // `dgram` sends to 127.0.0.1 where a program names no address, as `net` connects to localhost.
  if ((name !== 'localhost' && name !== '127.0.0.1') || names.host !== 'client' || server === undefined) return null;
  const asker = findOut();
  if (asker.kind === 'own' || (name !== 'localhost' && (asker.kind !== 'datagram' || asker.target?.named !== false)))
    return null;
  if (asker.kind === 'datagram' ? isBoundHere(names, asker.target) : listensHere(names)) return null;
  return say(asked, server, 'localhost-is-server');
}

export function say(asked: string, answered: string, rule: NameRule): string {
  report(
    `"kind":"name","asked":${quote(textSlice(asked, 0, 256))},"answered":${quote(answered)},"rule":"${rule}"`,
    true,
  );
  return answered;
}

/** Is there a listening socket on this host? Its own namespace has its own table; on a shared machine only its address counts. */
function listensHere(names: LabNames): boolean {
  const own = names.listen === undefined ? null : hexAddress(names.addresses[names.host] ?? '');
  return hasListener('/proc/self/net/tcp', own) || (own === null && hasListener('/proc/self/net/tcp6', null));
}

/** Is a socket of this host bound to the port? */
function isBoundHere(names: LabNames, target: Target | null): boolean {
  const own = names.listen === undefined ? null : hexAddress(names.addresses[names.host] ?? '');
  const port = target?.port ?? -1;
  return (
    hasRow('/proc/self/net/udp', unconnected, own, port) ||
    (own === null && hasRow('/proc/self/net/udp6', unconnected, null, port))
  );
}

const listen = '0A';
/** Linux, net/ipv4/udp.c: a UDP socket without a peer is in the state TCP_CLOSE. */
const unconnected = '07';

export const hasListener = (path: string, own: string | null): boolean => hasRow(path, listen, own, null);

/**
 * Rows of /proc/net/tcp and /proc/net/udp (man 5 proc): `sl: local remote st …`. `own` keeps to rows of one local address, `port` to those of
 * one local port.
 */
export function hasRow(path: string, wanted: string, own: string | null, port: number | null): boolean {
  let table: string;
  try {
    table = apply(readFileSync as never, undefined, [path, 'latin1']) as string;
  } catch {
    return false;
  }
  for (let line = textIndexOf(table, '\n'); line !== -1; line = textIndexOf(table, '\n', line + 1)) {
    const colon = textIndexOf(table, ': ', line);
    if (colon === -1) return false;
    const localEnd = textIndexOf(table, ' ', colon + 2);
    const remoteEnd = textIndexOf(table, ' ', localEnd + 1);
    const state = textSlice(table, remoteEnd + 1, remoteEnd + 3);
    if (state !== wanted || (own !== null && textSlice(table, colon + 2, colon + 10) !== own)) continue;
    if (port === null || +`0x${textSlice(table, localEnd - 4, localEnd)}` === port) return true;
  }
  return false;
}

/** 127.0.0.1 as the kernel prints it on a little-endian machine: 0100007F. */
function hexAddress(address: string): string {
  let hex = '';
  let part = 0;
  const digits = '0123456789ABCDEF';
  for (let index = 0; index <= address.length; index++) {
    const character = address[index];
    if (character === '.' || character === undefined) {
      hex = `${digits[part >> 4]}${digits[part & 15]}${hex}`;
      part = 0;
    } else part = part * 10 + +character;
  }
  return hex;
}
