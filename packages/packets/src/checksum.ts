/**
 * The Internet checksum of RFC 1071: the one's complement of the one's complement sum of all 16-bit words.
 * Over data that already holds a right checksum the result is 0.
 * @param initial a sum to start from, such as that of a pseudo header (`pseudoHeaderSum`)
 * @param from the first byte of the data, and `to` the one behind its last: a view of its own for every packet would cost more than the sum
 */
export function internetChecksum(bytes: Uint8Array, initial = 0, from = 0, to = bytes.length): number {
  return ~foldSum(sumWords(bytes, from, Math.min(to, bytes.length)) + initial) & 0xffff;
}

/** The sum of the pseudo header that TCP (RFC 9293, 3.1) and UDP (RFC 768) put before their segment. Addresses are 4 bytes each. */
export function pseudoHeaderSum(
  source: Uint8Array,
  destination: Uint8Array,
  protocol: number,
  segmentLength: number,
): number {
  return foldSum(
    sumWords(source, 0, source.length) + sumWords(destination, 0, destination.length) + protocol + segmentLength,
  );
}

function sumWords(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  let i = from;
  for (; i + 1 < to; i += 2) sum += (bytes[i]! << 8) | bytes[i + 1]!;
  // An odd last byte is padded with a zero on its right.
  if (i < to) sum += bytes[i]! << 8;
  return sum;
}

function foldSum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return folded;
}
