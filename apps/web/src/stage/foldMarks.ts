import type { HostName } from '@socketlab/protocol';
import type { LadderMark } from '@socketlab/timeline';

/** What is written at one height of a lifeline: one mark, or several that stand too close to be read apart. */
export interface MarkGroup {
  key: number;
  host: HostName;
  y: number;
  text: string;
  kind: LadderMark['kind'];
}

interface OpenGroup {
  y: number;
  marks: { mark: LadderMark; index: number }[];
}

/** Folds marks of one host that fall onto each other, in order. Heights stay true: no mark is ever pushed away from its time. */
export interface MarkFolder {
  /** True where it begins a group of its own. */
  add(mark: LadderMark, y: number): boolean;
  /** Groups between two heights, with those of the first `count` marks that have happened. */
  groupsIn(top: number, bottom: number, count: number): MarkGroup[];
}

/** Lines of text need this much. */
const lineHeight = 15;

/** @param shownNames of a group, how many names are written; the rest is counted */
export function createMarkFolder(shownNames = 2): MarkFolder {
  const groups: OpenGroup[] = [];
  const open: Partial<Record<HostName, OpenGroup>> = {};
  let index = 0;
  return {
    add(mark, y) {
      const entry = { mark, index };
      index += 1;
      const current = open[mark.host];
      if (current && y - current.y < lineHeight) {
        current.marks.push(entry);
        return false;
      }
      const group = { y, marks: [entry] };
      open[mark.host] = group;
      groups.push(group);
      return true;
    },
    groupsIn(top, bottom, count) {
      const found: MarkGroup[] = [];
      for (let at = firstFrom(groups, top); at < groups.length; at += 1) {
        const group = groups[at];
        if (!group || group.y > bottom) break;
        const happened = group.marks.filter((one) => one.index < count).map((one) => one.mark);
        const [first] = happened;
        if (first)
          found.push({
            key: first.seq,
            host: first.host,
            y: group.y,
            text: groupText(happened, shownNames),
            kind: first.kind,
          });
      }
      return found;
    },
  };
}

function firstFrom(groups: readonly OpenGroup[], top: number): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.y ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `connect · write() 4행`, `data ×12`, `listen() 11행 · data 외 3개`. */
function groupText(marks: readonly LadderMark[], shownNames: number): string {
  const counts = new Map<string, number>();
  for (const mark of marks) {
    const text = mark.line === null || mark.kind === 'event' ? mark.label : `${mark.label} ${mark.line}행`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const names = [...counts].map(([text, count]) => (count > 1 ? `${text} ×${count}` : text));
  if (names.length <= shownNames) return names.join(' · ');
  return `${names.slice(0, shownNames).join(' · ')} 외 ${names.length - shownNames}개`;
}
