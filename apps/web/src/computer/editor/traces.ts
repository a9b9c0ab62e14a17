import type { ProgramView } from '@socketlab/timeline';

/** What a run has left on the lines of its source. Lines count from 1. */
export interface LineTraces {
  hot: { line: number; seq: number } | null;
  pins: readonly PinGroup[];
  error: { line: number; text: string } | null;
}

/** Everything pinned to one line, the newest in front. */
export interface PinGroup {
  line: number;
  kind: 'call' | 'event';
  /** `data`, `data ×3`, `connect +1`. */
  text: string;
  /** All of it, for whoever points at the pill. */
  title: string;
}

export const noTraces: LineTraces = { hot: null, pins: [], error: null };

/**
 * The traces of a program on `source`: none where that is not the source that ran, since its lines are others by now.
 * The glow is for a program that is there; what happened stays pinned after its end.
 */
export function lineTraces(program: ProgramView | null, source: string): LineTraces {
  if (!program || program.source !== source) return noTraces;
  const { hot, uncaught, status } = program;
  return {
    hot: hot && status !== 'exited' ? { line: hot.line, seq: hot.seq } : null,
    pins: groupPins(program.pins),
    error: uncaught?.site ? { line: uncaught.site.line, text: `${uncaught.name} ${uncaught.message}` } : null,
  };
}

/** One pill a line: the newest label, how often it came, and how many other labels share the line. */
export function groupPins(pins: ProgramView['pins']): PinGroup[] {
  const lines = new Map<number, ProgramView['pins'][number][]>();
  for (const pin of pins) lines.set(pin.line, [...(lines.get(pin.line) ?? []), pin]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, here]) => {
      const newestFirst = here.toSorted((a, b) => b.lastSeq - a.lastSeq);
      const newest = newestFirst[0]!;
      const times = newest.count > 1 ? ` ×${newest.count}` : '';
      const others = here.length > 1 ? ` +${here.length - 1}` : '';
      return {
        line,
        kind: newest.kind,
        text: `${newest.label}${times}${others}`,
        title: newestFirst.map((pin) => `${pin.label} ${pin.count}회`).join(', '),
      };
    });
}
