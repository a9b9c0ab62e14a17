export type ToolGroup = 'speed' | 'bookmarks' | 'jumps' | 'loop' | 'help';

/** In the order in which they stay: what is used most goes last. Widths in CSS pixels, with the gap before them. */
const widths: readonly (readonly [ToolGroup, number])[] = [
  ['speed', 116],
  ['bookmarks', 108],
  ['jumps', 330],
  ['loop', 122],
  ['help', 44],
];
const moreWidth = 44;

/** The groups that stand in a row of this width; the others fold behind one button, which needs room as well. */
export function fitTools(width: number): ReadonlySet<ToolGroup> {
  const all = widths.reduce((sum, [, px]) => sum + px, 0);
  if (all <= width) return new Set(widths.map(([group]) => group));
  const shown = new Set<ToolGroup>();
  let left = width - moreWidth;
  for (const [group, px] of widths) {
    if (px > left) break;
    shown.add(group);
    left -= px;
  }
  return shown;
}
