import type { Preview } from '@socketlab/protocol';

/** The port that a `connect` call asks for, as far as its arguments show it; null where they don't. */
export function connectTarget(args: readonly Preview[]): number | null {
  const first = args[0];
  if (first === undefined) return null;
  const text = first.kind === 'object' ? /\bport:\s*['"]?(\d+)/.exec(first.text)?.[1] : first.text.replace(/['"]/g, '');
  const port = Number(text);
  return text !== undefined && text !== '' && Number.isInteger(port) && port > 0 && port <= 65535 ? port : null;
}
