/** A preview may be cut or quoted; it counts as the payload only where it is as long as what was sent. */
export function payloadOf(text: string, bytes: number): string {
  const unquoted = /^(['"`])(.*)\1$/s.exec(text)?.[2];
  for (const candidate of [text, unquoted]) {
    if (candidate !== undefined && Buffer.byteLength(candidate) === bytes && bytes <= 2048) {
      return Buffer.from(candidate).toString('base64');
    }
  }
  return '';
}
