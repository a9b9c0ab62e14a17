/** Where a ready-made comparison is shown whole. */
export function comparePath(name: string, a: string, b: string): string {
  return `/compare/${name}?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;
}
