const ellipsis = Uint8Array.of(0xe2, 0x80, 0xa6);

/**
 * A text in UTF-8 (RFC 3629), of at most `mostBytes` (3 or more). One that is longer is cut at a whole character and ends with '…'. Half a surrogate
 * pair becomes U+FFFD, as in the Encoding Standard.
 */
export function encodeUtf8(text: string, mostBytes: number): Uint8Array {
  // A UTF-16 unit takes three bytes at most.
  const bytes = new Uint8Array(Math.min(mostBytes, text.length * 3));
  let length = 0;
  /** Where the text is cut, should it turn out too long. */
  let cut = 0;
  for (const character of text) {
    const encoded = encodeCharacter(character.codePointAt(0)!);
    if (length + encoded.length > mostBytes) {
      bytes.set(ellipsis, cut);
      return bytes.subarray(0, cut + ellipsis.length);
    }
    bytes.set(encoded, length);
    length += encoded.length;
    if (length + ellipsis.length <= mostBytes) cut = length;
  }
  return bytes.subarray(0, length);
}

function encodeCharacter(point: number): readonly number[] {
  if (point >= 0xd800 && point <= 0xdfff) return encodeCharacter(0xfffd);
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
