import { gunzipSync, gzipSync } from 'node:zlib';

const preamble = 'socketlab-recording 1\n';

/** A file as its format says, of any text: what a forger would make of it. */
export function fileOf(text: string | Uint8Array, head = preamble): Uint8Array {
  const folded = gzipSync(text, { level: 1 });
  folded.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  return Buffer.concat([Buffer.from(head), folded]);
}

/** Its lines, the header first. */
export const linesOf = (bytes: Uint8Array): string[] =>
  gunzipSync(bytes.subarray(preamble.length)).toString().trim().split('\n');

// biome-ignore lint/suspicious/noExplicitAny: a forger keeps to no type
export type ForgedLine = any;

/** The same file with its lines as JSON values changed: well-formed, and never written by a lab. */
export function forge(bytes: Uint8Array, change: (lines: ForgedLine[]) => unknown[]): Uint8Array {
  const lines = change(linesOf(bytes).map((line) => JSON.parse(line)));
  return fileOf(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}
