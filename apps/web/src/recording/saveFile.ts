/** How long a file stays at hand for a browser that fetches it late, in milliseconds. */
const KEPT_MS = 60_000;

/** Hands bytes to the browser as a file to keep. */
export function saveFile(name: string, type: string, bytes: Uint8Array | string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Older Safari reads it only after whoever downloads has answered its question.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** A name that every file system takes: what stands between letters and digits of any script becomes one hyphen. */
export function fileNameOf(title: string, atMs: number | null): string {
  const words = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return [words || 'socketlab', ...(atMs === null ? [] : [minuteOf(new Date(atMs))])].join('-');
}

/** As the clock beside whoever looks for the file says it. */
function minuteOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}`;
}
