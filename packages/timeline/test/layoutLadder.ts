import type { LadderBreak, LadderOptions } from '../src/ladderView.ts';
import type { StageView } from '../src/stageView.ts';

export interface LadderLayout {
  /** Pixels from the ladder's top at a time. Never decreases; before the log begins it is 0. */
  y(us: number): number;
  breaks: readonly LadderBreak[];
  /** `y` of the cursor. */
  height: number;
}

/** A stretch of the ladder from `fromUs` on; time runs true until `trueUntilUs`, then ever slower until the next stretch. */
interface Stretch {
  fromUs: number;
  trueUntilUs: number;
  y: number;
}

/**
 * Where each moment stands on the ladder. While something moves on the wire, and for `idleMs` after the last thing that happened,
 * the slope is true time. A packet that is held does not move: its wait is drawn like any other, so that a ladder stays short
 * however long a student thinks. Then time saturates: y = breakPx · (1 − e^(−rest · pxPerMs / breakPx)), which starts with the true slope.
 * A moment's place depends only on what happened before it, so nothing ever moves when the log grows.
 */
export function layoutLadder(view: StageView, { pxPerMs, idleMs = 700, breakPx = 40 }: LadderOptions): LadderLayout {
  const pxPerUs = pxPerMs / 1000;
  const idleUs = idleMs * 1000;
  const stretches: Stretch[] = [];
  const breaks: LadderBreak[] = [];

  function yWithin({ fromUs, trueUntilUs, y }: Stretch, us: number): number {
    const rest = us - trueUntilUs;
    if (rest <= 0) return y + (us - fromUs) * pxPerUs;
    return y + (trueUntilUs - fromUs) * pxPerUs + breakPx * (1 - Math.exp((-rest * pxPerUs) / breakPx));
  }

  function close(stretch: Stretch, toUs: number) {
    const fromUs = stretch.trueUntilUs;
    if (toUs <= fromUs) return;
    const y = yWithin(stretch, fromUs);
    const height = yWithin(stretch, toUs) - y;
    breaks.push({ fromUs, toUs, lengthUs: toUs - fromUs, y, height, idleFromUs: fromUs - idleUs });
  }

  let current: Stretch = { fromUs: 0, trueUntilUs: idleUs, y: 0 };
  for (const [fromUs, toUs] of activity(view)) {
    if (fromUs > current.trueUntilUs) {
      close(current, fromUs);
      stretches.push(current);
      current = { fromUs, trueUntilUs: fromUs + idleUs, y: yWithin(current, fromUs) };
    }
    current.trueUntilUs = Math.max(current.trueUntilUs, toUs + idleUs);
  }
  close(current, view.atUs);
  stretches.push(current);

  const y = (us: number) => yWithin(stretchAt(stretches, Math.max(us, 0)), Math.max(us, 0));
  return { y, breaks, height: y(view.atUs) };
}

/** When something happened: intervals sorted by their start. What the cursor has not reached has not happened. */
function activity({ packets, marks, bands, atUs }: StageView): (readonly [number, number])[] {
  const intervals: (readonly [number, number])[] = [];
  for (const packet of packets) {
    let movesFromUs: number | null = packet.sentUs;
    for (const hold of packet.holds) {
      if (movesFromUs !== null) intervals.push([movesFromUs, Math.min(hold.fromUs, atUs)]);
      movesFromUs = hold.toUs;
    }
    if (movesFromUs !== null) intervals.push([movesFromUs, Math.min(packet.endUs ?? atUs, atUs)]);
  }
  for (const mark of marks) intervals.push([mark.atUs, mark.atUs]);
  for (const band of bands) {
    intervals.push([band.fromUs, band.fromUs]);
    if (band.toUs !== null) intervals.push([band.toUs, band.toUs]);
  }
  return intervals.filter(([fromUs]) => fromUs <= atUs).sort((a, b) => a[0] - b[0]);
}

function stretchAt(stretches: readonly Stretch[], us: number): Stretch {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle]!.fromUs <= us) low = middle;
    else high = middle - 1;
  }
  return stretches[low]!;
}
