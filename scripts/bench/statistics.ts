/** What a benchmark says. `met` is null where the machine could not measure it. */
export interface Finding {
  name: string;
  value: number | null;
  unit: string;
  aim: string;
  met: boolean | null;
  /** Half of all samples lie between these. */
  spread: readonly [number, number] | null;
  samples: number;
  /** What it was measured against in the same run. */
  against?: string;
  note?: string;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) throw new RangeError('no samples');
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

const rounded = (value: number) => Number(value.toPrecision(3));

interface Aim {
  name: string;
  unit: string;
  /** `most`: the value may be at most this. */
  aim: { most: number } | { least: number };
  /** Which part of the samples is held against the aim; the median unless said. */
  part?: number;
  against?: string;
  note?: string;
}

const wordsOf = (aim: Aim['aim']) => ('most' in aim ? `≤ ${aim.most}` : `≥ ${aim.least}`);

/** Holds samples against an aim. */
export function judge({ name, unit, aim, part = 0.5, against, note }: Aim, samples: readonly number[]): Finding {
  const value = quantile(samples, part);
  return {
    name,
    value: rounded(value),
    unit,
    aim: wordsOf(aim),
    met: 'most' in aim ? value <= aim.most : value >= aim.least,
    spread: [rounded(quantile(samples, 0.25)), rounded(quantile(samples, 0.75))],
    samples: samples.length,
    ...(against ? { against } : {}),
    ...(note ? { note } : {}),
  };
}

/** An aim that this machine could not be held to. */
export function unmeasured({ name, unit, aim }: Aim, note: string): Finding {
  return { name, value: null, unit, aim: wordsOf(aim), met: null, spread: null, samples: 0, note };
}
