import { type ColumnScale, markColumns } from './markColumns.ts';
import type { MarkSeries, MarkShape } from './markIndex.ts';
import { laneMarkPx, laneTop } from './scrubGeometry.ts';

/** Marks of one look as one SVG path. */
export interface MarkPath {
  key: string;
  d: string;
  stroke: string;
  strokeWidth: number;
  fill: string;
}

/** Shapes wider than a column would run into each other: the next one is drawn this far off. */
const shapeGapPx = 5;
const half = laneMarkPx / 2;

const shapes: Record<MarkShape, (x: number, top: number) => string> = {
  tick: (x, top) => `M${x} ${top}v${laneMarkPx}`,
  error: (x, top) => `M${x - 4} ${top + laneMarkPx}h8l-4-${laneMarkPx}z`,
  resent: (x, top) => `M${x} ${top - 0.5}l4 4-4 4-4-4z`,
  dropped: (x, top) => `M${x - 3} ${top + half - 3}l6 6m0-6l-6 6`,
  on: (x, top) => `M${x - 3} ${top + half - 3}h6v6h-6z`,
  off: (x, top) => `M${x - 3} ${top + half - 3}h6v6h-6z`,
};

function inkOf(shape: MarkShape, color: string): Pick<MarkPath, 'stroke' | 'strokeWidth' | 'fill'> {
  switch (shape) {
    case 'tick':
      return { stroke: color, strokeWidth: 2, fill: 'none' };
    case 'dropped':
      return { stroke: color, strokeWidth: 1.8, fill: 'none' };
    case 'resent':
    case 'off':
      return { stroke: color, strokeWidth: 1.5, fill: 'var(--panel)' };
    case 'on':
    case 'error':
      // A rim of paper: it stands clear of the ticks beside it.
      return { stroke: 'var(--paper)', strokeWidth: 1, fill: color };
    default:
      return shape satisfies never;
  }
}

/** What is drawn of a run's marks at a scale. Marks of one look in one column of pixels are one mark. */
export function markPaths(series: readonly MarkSeries[], scale: ColumnScale): MarkPath[] {
  const paths: MarkPath[] = [];
  for (const { lane, shape, color, times } of series) {
    const top = laneTop(lane);
    const gap = shape === 'tick' ? 0 : shapeGapPx;
    const parts: string[] = [];
    let freeFrom = Number.NEGATIVE_INFINITY;
    for (const { column } of markColumns(times, scale)) {
      if (column < freeFrom) continue;
      freeFrom = column + gap;
      parts.push(shapes[shape](column + 0.5, top));
    }
    if (parts.length > 0) paths.push({ key: `${lane} ${shape} ${color}`, d: parts.join(''), ...inkOf(shape, color) });
  }
  return paths;
}

/** Lanes of the overview: how many marks stand in a column, as one of three strengths. */
export interface DensityPath {
  key: string;
  d: string;
  opacity: number;
}

const strengths = [
  { least: 8, opacity: 0.95 },
  { least: 2, opacity: 0.6 },
  { least: 1, opacity: 0.32 },
] as const;

/** How much happens where in a whole run, a row of `rowPx` for each lane. */
export function densityPaths(
  series: readonly MarkSeries[],
  scale: ColumnScale,
  rowOf: (lane: MarkSeries['lane']) => number,
  rowPx: number,
): DensityPath[] {
  const counts = new Map<MarkSeries['lane'], Map<number, number>>();
  for (const { lane, times } of series) {
    const columns = counts.get(lane) ?? new Map<number, number>();
    counts.set(lane, columns);
    for (const { column, count } of markColumns(times, scale)) columns.set(column, (columns.get(column) ?? 0) + count);
  }
  return [...counts].flatMap(([lane, columns]) =>
    strengths.flatMap(({ least, opacity }, index) => {
      const most = strengths[index - 1]?.least ?? Number.POSITIVE_INFINITY;
      const fits = [...columns].filter(([, count]) => count >= least && count < most);
      const d = fits.map(([column]) => `M${column + 0.5} ${rowOf(lane)}v${rowPx - 1}`).join('');
      return d === '' ? [] : [{ key: `${lane} ${least}`, d, opacity }];
    }),
  );
}
