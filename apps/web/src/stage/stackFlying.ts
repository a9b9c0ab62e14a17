/** A capsule in flight: where it stands on the 지금 line and how wide it is. */
export interface Flying {
  packet: number;
  x: number;
  width: number;
}

/** Rows that are looked through for room: what finds none stands in the next, on whatever is there. */
const mostRows = 8;

/** Capsules in flight all stand on the 지금 line; those that would lie on each other are lifted a row each, in the order sent. */
export function stackFlying(flying: readonly Flying[]): Map<number, number> {
  const rows: Flying[][] = [];
  const levels = new Map<number, number>();
  for (const one of flying) {
    let level = rows.findIndex((row) =>
      row.every((other) => Math.abs(other.x - one.x) >= (other.width + one.width) / 2 + 4),
    );
    if (level === -1 && rows.length < mostRows) level = rows.push([]) - 1;
    if (level === -1) level = mostRows;
    else rows[level]?.push(one);
    levels.set(one.packet, level);
  }
  return levels;
}
