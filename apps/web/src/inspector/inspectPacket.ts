import { decodeBase64, describeLayers, type LayerDescription, parsePacket } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';

/** What can be opened of a packet: its bytes by layer, or, of an inferred one, no more than its payload. */
export interface InspectedPacket {
  bytes: Uint8Array;
  layers: readonly LayerDescription[];
  /** The payload read as UTF-8, or null where it carries none or is not text. */
  text: string | null;
  /** Bytes that were on the wire but are not kept. */
  missing: number;
}

/** A byte that was changed on the way: as its kernel sent it, and as it went on. */
export interface ByteChange {
  /** Counted from the IP header. */
  offset: number;
  before: number;
  after: number;
}

/** What a `changed` entry made of a `sent` one. Null where the byte is not among those that were kept. */
export function byteChange(sent: LabEvent | undefined, changed: LabEvent | undefined): ByteChange | null {
  if (sent?.kind !== 'sent' || sent.segment.kind !== 'observed' || changed?.kind !== 'changed') return null;
  const { offset } = changed;
  const before = readBytes(sent.segment.bytes)?.[offset];
  const after = readBytes(changed.segment.bytes)?.[offset];
  return before === undefined || after === undefined ? null : { offset, before, after };
}

/** Opens the bytes of a `sent` or `changed` entry. Null for any other entry, and for a segment that nobody saw. */
export function inspectPacket(event: LabEvent | undefined): InspectedPacket | null {
  if ((event?.kind !== 'sent' && event?.kind !== 'changed') || event.segment.kind !== 'observed') return null;
  const bytes = readBytes(event.segment.bytes);
  if (!bytes) return null;
  const parsed = parsePacket(bytes);
  return {
    bytes,
    layers: describeLayers(parsed),
    text: readText(parsed.payload),
    missing: event.segment.length - bytes.length,
  };
}

/** What an inferred segment is thought to carry, as text. */
export function inferredText(event: LabEvent | undefined): string | null {
  if (event?.kind !== 'sent' || event.segment.kind !== 'inferred') return null;
  const bytes = readBytes(event.segment.payload);
  return bytes && readText(bytes);
}

/** The layer and the field that a byte belongs to; of fields that share a byte, the shortest. */
export function fieldAt(layers: readonly LayerDescription[], index: number): { layer: number; field: number } | null {
  const layer = layers.findIndex((one) => index >= one.offset && index < one.offset + one.length);
  if (layer === -1) return null;
  let field = -1;
  layers[layer]?.fields.forEach((one, at) => {
    const inside = index >= one.offset && index < one.offset + one.length;
    const best = layers[layer]?.fields[field];
    if (inside && (!best || one.length < best.length)) field = at;
  });
  return { layer, field };
}

function readBytes(text: string): Uint8Array | null {
  try {
    return decodeBase64(text);
  } catch {
    return null;
  }
}

function readText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
