import type { TcpOption } from './parsedPacket.ts';

/**
 * The options between `start` and `end` of a TCP header. A list that breaks its own rules ends at the last good option.
 * @returns the options, and whether the list was whole
 */
export function parseTcpOptions(
  bytes: Uint8Array,
  start: number,
  end: number,
): { options: TcpOption[]; complete: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options: TcpOption[] = [];
  let offset = start;
  while (offset < end) {
    const code = bytes[offset]!;
    if (code === 0) {
      options.push({ kind: 'end', offset, length: 1 });
      return { options, complete: true };
    }
    if (code === 1) {
      options.push({ kind: 'nop', offset, length: 1 });
      offset += 1;
      continue;
    }
    const length = offset + 1 < end ? bytes[offset + 1]! : 0;
    if (length < 2 || offset + length > end) return { options, complete: false };
    options.push(parseOption(view, code, offset, length));
    offset += length;
  }
  return { options, complete: true };
}

function parseOption(view: DataView, code: number, offset: number, length: number): TcpOption {
  const place = { offset, length };
  // A known kind with a foreign length is shown as unknown rather than guessed at.
  if (code === 2 && length === 4) return { ...place, kind: 'mss', bytes: view.getUint16(offset + 2) };
  if (code === 3 && length === 3) return { ...place, kind: 'windowScale', shift: view.getUint8(offset + 2) };
  if (code === 4 && length === 2) return { ...place, kind: 'sackPermitted' };
  if (code === 5 && length >= 10 && (length - 2) % 8 === 0) {
    const blocks = Array.from({ length: (length - 2) / 8 }, (_, index) => ({
      left: view.getUint32(offset + 2 + index * 8),
      right: view.getUint32(offset + 6 + index * 8),
    }));
    return { ...place, kind: 'sack', blocks };
  }
  if (code === 8 && length === 10) {
    return { ...place, kind: 'timestamps', value: view.getUint32(offset + 2), echo: view.getUint32(offset + 6) };
  }
  return { ...place, kind: 'unknown', code };
}
