import { clockText } from '../teach/clockText.ts';
import { useClassNow } from '../teach/useClassNow.ts';

/** From this much on somebody may need a word, and then a visit. */
const longMs = 180_000;
const veryLongMs = 420_000;

/** How long since the student's last tick or new step. Its own component: a second that passes draws nothing but this. */
export function StuckTime({ sinceMs }: { sinceMs: number }) {
  const ms = useClassNow() - sinceMs;
  return <span data-long={ms >= veryLongMs ? 'very' : ms >= longMs ? 'yes' : undefined}>{clockText(ms)}</span>;
}
