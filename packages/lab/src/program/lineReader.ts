/**
 * Cuts a byte stream into lines. A line longer than `maxBytes` is left out whole, so that a stranger's stream never grows in
 * memory. `onLine` gets the line without its newline.
 */
export function createLineReader(maxBytes: number, onLine: (line: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let length = 0;
  let skipping = false;

  function keep(part: Buffer): void {
    if (skipping || part.length === 0) return;
    length += part.length;
    parts.push(part);
    if (length <= maxBytes) return;
    skipping = true;
    parts = [];
  }

  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end));
      if (!skipping) onLine((parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString());
      parts = [];
      length = 0;
      skipping = false;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  };
}
