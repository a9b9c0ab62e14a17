export type ToolGroup = 'speed' | 'bookmarks' | 'jumps' | 'loop' | 'help';

/** In the order in which they stay: what is used most goes last. Widths in CSS pixels, with the gap before them. */
const widths: readonly (readonly [ToolGroup, number])[] = [
  ['speed', 98],
  ['bookmarks', 92],
  ['jumps', 292],
  ['loop', 124],
  ['help', 46],
];
const moreWidth = 46;
/** Counts of more than one digit make the jumps wider. */
const digitPx = 8;

/** The groups that stand in a row of this width; the others fold behind one button, which needs room as well. `counts`: those of the jumps. */
export function fitTools(width: number, counts: readonly number[]): ReadonlySet<ToolGroup> {
  const digits = counts.reduce((sum, count) => sum + String(count).length - 1, 0);
  const widthOf = ([group, px]: (typeof widths)[number]) => (group === 'jumps' ? px + digits * digitPx : px);
  const all = widths.reduce((sum, one) => sum + widthOf(one), 0);
  if (all <= width) return new Set(widths.map(([group]) => group));
  const shown = new Set<ToolGroup>();
  let left = width - moreWidth;
  for (const one of widths) {
    left -= widthOf(one);
    if (left < 0) break;
    shown.add(one[0]);
  }
  return shown;
}
