import { readFileSync } from './builtins.ts';
import type { LabNames } from './labNames.ts';
import { apply, textIndexOf, textSlice } from './primordials.ts';

/** Linux, include/net/tcp_states.h: LISTEN; and TCP_CLOSE, the state of a UDP socket without a peer (net/ipv4/udp.c). */
const listening = '0A';
const unconnected = '07';

/** Is there a listening socket on this host? Its own namespace has its own table; on a shared machine only its address counts. */
export function listensHere(names: LabNames): boolean {
  const own = ownAddress(names);
  return hasListener('/proc/self/net/tcp', own) || (own === null && hasListener('/proc/self/net/tcp6', null));
}

/** Is a UDP socket of this host bound to the port, to receive from anybody? */
export function isBoundHere(names: LabNames, port: number): boolean {
  const own = ownAddress(names);
  return (
    isUdpPortBound('/proc/self/net/udp', own, port) ||
    (own === null && isUdpPortBound('/proc/self/net/udp6', null, port))
  );
}

const ownAddress = (names: LabNames): string | null =>
  names.listen === undefined ? null : hexAddress(names.addresses[names.host] ?? '');

export const hasListener = (path: string, own: string | null): boolean => hasRow(path, listening, own, null);

export const isUdpPortBound = (path: string, own: string | null, port: number): boolean =>
  hasRow(path, unconnected, own, port);

/**
 * Rows of /proc/net/tcp and /proc/net/udp (man 5 proc): `sl: local remote st …`. `own` keeps to rows of one local address, `port` to those of
 * one local port.
 */
function hasRow(path: string, wanted: string, own: string | null, port: number | null): boolean {
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
