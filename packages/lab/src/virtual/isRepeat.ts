import type { ParsedPacket } from '@socketlab/packets';

/**
 * Whether a segment says again what an earlier one says: the same ends, the same numbers, the same length and flags. An empty
 * segment repeats another only if it confirms and offers the same; one with SACK blocks has news (RFC 2018, 3).
 */
export function isRepeat(later: ParsedPacket, earlier: ParsedPacket): boolean {
  const [a, b] = [later.tcp, earlier.tcp];
  if (!a || !b || later.payloadLength !== earlier.payloadLength || a.sequence !== b.sequence) return false;
  if (a.sourcePort !== b.sourcePort || a.destinationPort !== b.destinationPort) return false;
  for (const flag of ['SYN', 'FIN', 'RST'] as const)
    if (a.flags.includes(flag) !== b.flags.includes(flag)) return false;
  if (later.payloadLength > 0 || a.flags.some((flag) => flag === 'SYN' || flag === 'FIN')) return true;
  const hasNews = a.options.some(({ kind }) => kind === 'sack');
  return !hasNews && a.acknowledgment === b.acknowledgment && a.window === b.window;
}
