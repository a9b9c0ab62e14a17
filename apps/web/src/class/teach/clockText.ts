import { secondsText } from '../drillWords.ts';

/** `0:07`, `12:30`, `1:02:03`: how long something has gone on. Clocks that differ by a little never make it negative. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `0.8초`, `1분 12초`: how long somebody needed. */
export function durationText(ms: number): string {
  if (ms < 10_000) return secondsText(ms);
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}초` : `${Math.floor(seconds / 60)}분 ${seconds % 60}초`;
}
