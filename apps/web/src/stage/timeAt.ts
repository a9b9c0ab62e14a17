/** The time at a height: the inverse of a monotone layout, by bisection, to the microsecond. */
export function timeAt(y: (us: number) => number, height: number, lowUs: number, highUs: number): number {
  let low = lowUs;
  let high = highUs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (y(middle) <= height) low = middle;
    else high = middle;
  }
  return low;
}
