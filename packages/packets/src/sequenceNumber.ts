/** Sequence numbers count modulo 2^32 (RFC 9293, 3.4): one before the wrap is smaller than one after it. */
const modulus = 0x1_0000_0000;

/** `a + bytes`, modulo 2^32. `bytes` may be negative. */
export function addSequence(a: number, bytes: number): number {
  return (((a + bytes) % modulus) + modulus) % modulus;
}

/** How far `a` lies after `b`, from -2^31 up to 2^31 - 1: positive where `a` is later. */
export function sequenceDistance(a: number, b: number): number {
  return (a - b) | 0;
}

/** Bytes from `base` forward to `sequence`, from 0 up to 2^32 - 1: a number counted from the connection's first SYN. */
export function relativeSequence(sequence: number, base: number): number {
  return (sequence - base) >>> 0;
}
