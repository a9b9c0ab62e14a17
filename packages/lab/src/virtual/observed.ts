import { limits } from '@socketlab/protocol';

/** A packet's bytes as the log keeps them. */
export function observed(bytes: Uint8Array) {
  const kept = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limits.packetBytes));
  return { kind: 'observed', bytes: kept.toString('base64'), length: bytes.byteLength } as const;
}
