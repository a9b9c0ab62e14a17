import type { Preview } from '@socketlab/protocol';
import { payloadOf } from './payloadOf.ts';

/** What one `send` asks for, as far as the previews of its arguments tell. */
export interface Sent {
  /** Null: the socket is connected, or the port is none. */
  readonly port: number | null;
  /** Null: none was named. */
  readonly address: string | null;
  readonly bytes: number;
  /** base64; empty where the bytes aren't known. */
  readonly payload: string;
}

/** The most that fits into an IPv4 datagram behind its two headers (RFC 791, 3.1; RFC 768). */
const mostBytes = 65_535 - 20 - 8;

/**
 * Reads `send(msg[, offset, length][, port][, address][, callback])` as lib/dgram.js does. Null where nothing can be sent, or its size isn't told (a
 * list of buffers).
 */
export function parseSend(args: readonly Preview[]): Sent | null {
  const [data, second, third, fourth, fifth] = args;
  if (data?.bytes === undefined) return null;
  const given = (preview: Preview | undefined) => (preview?.kind === 'function' ? undefined : preview);
  // Of a connected socket `send(msg, offset, length)` has no port: two numbers tell it from `send(msg, port)`.
  const long = second?.kind === 'number' && third?.kind === 'number';
  const port = given(long ? fourth : second);
  const address = given(long ? fifth : third);
  const offset = long ? Number(second.text) : 0;
  const bytes = long ? Number(third.text) : data.bytes;
  if (!(bytes >= 0 && offset >= 0 && offset + bytes <= data.bytes) || bytes > mostBytes) return null;
  const whole = payloadOf(data.text, data.bytes);
  return {
    port: portOf(port),
    address: address?.kind === 'string' && address.text !== '' ? address.text : null,
    bytes,
    payload: long && whole !== '' ? slice(whole, offset, bytes) : whole,
  };
}

function portOf(preview: Preview | undefined): number | null {
  if (preview?.kind !== 'number' && preview?.kind !== 'string') return null;
  const port = Number(preview.text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

const slice = (base64: string, offset: number, bytes: number): string =>
  Buffer.from(base64, 'base64')
    .subarray(offset, offset + bytes)
    .toString('base64');
