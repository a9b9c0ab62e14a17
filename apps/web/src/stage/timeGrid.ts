/** Steps a reader counts in, in microseconds. */
const stepsUs = [
  10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 3e7, 6e7,
] as const;

/** The smallest step that keeps grid lines at least `minPx` apart. */
export function gridStepUs(pxPerMs: number, minPx: number): number {
  return stepsUs.find((step) => (step / 1000) * pxPerMs >= minPx) ?? 6e7;
}

/** Every multiple of `stepUs` within the span. */
export function gridTimes(fromUs: number, toUs: number, stepUs: number): number[] {
  const times: number[] = [];
  for (let at = Math.max(0, Math.ceil(fromUs / stepUs) * stepUs); at <= toUs; at += stepUs) times.push(at);
  return times;
}

/** A time on the axis: `600`, `124.2` in milliseconds; from ten seconds on `12.4s`. */
export function axisLabel(atUs: number, stepUs: number): string {
  if (atUs >= 1e7) return `${(atUs / 1e6).toFixed(stepUs < 1e6 ? (stepUs < 1e5 ? 2 : 1) : 0)}s`;
  const digits = stepUs >= 1000 ? 0 : stepUs >= 100 ? 1 : 2;
  return (atUs / 1000).toFixed(digits);
}

/** A length of time in words: `0.4 ms`, `820 ms`, `3.2초`, `2분 5초`. */
export function spanLabel(us: number): string {
  if (us < 1000) return `${Math.round(us)} µs`;
  if (us < 10_000) return `${(us / 1000).toFixed(1)} ms`;
  if (us < 1e6) return `${Math.round(us / 1000)} ms`;
  if (us < 6e7) return `${(us / 1e6).toFixed(1)}초`;
  return `${Math.floor(us / 6e7)}분 ${Math.round((us % 6e7) / 1e6)}초`;
}

/** The transport's clock: `00:00.574`. */
export function clockLabel(atUs: number): string {
  const ms = Math.floor(atUs / 1000);
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.floor((ms % 60_000) / 1000);
  return `${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(ms % 1000, 3)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
