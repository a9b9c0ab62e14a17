import { encodeUtf8 } from './utf8.ts';

/** One option of a block: its code, and its value without padding. */
export interface PcapngOption {
  code: number;
  value: Uint8Array;
}

/** Codes of draft-ietf-opsawg-pcapng: opt_comment is of every block (3.5), the others of one kind (4.1, 4.2, 4.3). */
export const optionCodes = {
  comment: 1,
  sectionApplication: 4,
  interfaceName: 2,
  interfaceDescription: 3,
  interfaceTimeResolution: 9,
  packetFlags: 2,
} as const;

/** A length has 16 bits. */
const mostBytes = 0xffff;

/** A text as it stands in a file, in UTF-8; a longer one than an option can hold is cut at a whole character. */
export function textOption(code: number, text: string): PcapngOption {
  return { code, value: encodeUtf8(text, mostBytes) };
}

/** Each option padded to four bytes, then opt_endofopt; nothing at all where there are none. */
export function encodeOptions(options: readonly PcapngOption[]): Uint8Array {
  if (options.length === 0) return new Uint8Array(0);
  const bytes = new Uint8Array(options.reduce((sum, { value }) => sum + 4 + aligned(value.length), 4));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + aligned(value.length);
  }
  return bytes;
}

export function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}
