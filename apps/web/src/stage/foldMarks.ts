import type { HostName } from '@socketlab/protocol';
import type { LadderMark } from '@socketlab/timeline';

/** What is written at one height of a lifeline: one mark, or several that stand too close to be read apart. */
export interface MarkGroup {
  key: string;
  host: HostName;
  y: number;
  text: string;
  count: number;
  kind: LadderMark['kind'];
}

/** Lines of text need this much. */
const lineHeight = 15;

/** Folds marks of one host that fall onto each other, in order. Heights stay true: no mark is ever pushed away from its time. */
export function foldMarks(marks: readonly LadderMark[], y: (us: number) => number): MarkGroup[] {
  const groups: MarkGroup[] = [];
  const open: Partial<Record<HostName, { group: MarkGroup; marks: LadderMark[] }>> = {};
  for (const mark of marks) {
    const at = y(mark.atUs);
    const current = open[mark.host];
    if (current && at - current.group.y < lineHeight) {
      current.marks.push(mark);
      current.group.count += 1;
      continue;
    }
    const group = { key: `${mark.seq}`, host: mark.host, y: at, text: '', count: 1, kind: mark.kind };
    const next = { group, marks: [mark] };
    if (current) current.group.text = groupText(current.marks);
    open[mark.host] = next;
    groups.push(group);
  }
  for (const one of Object.values(open)) one.group.text = groupText(one.marks);
  return groups;
}

const shownNames = 2;

/** `connect · write() 4행`, `data ×12`, `listen() 11행 외 3개`. */
function groupText(marks: readonly LadderMark[]): string {
  const counts = new Map<string, number>();
  for (const mark of marks) {
    const text = markText(mark);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const names = [...counts].map(([text, count]) => (count > 1 ? `${text} ×${count}` : text));
  if (names.length <= shownNames) return names.join(' · ');
  return `${names.slice(0, shownNames).join(' · ')} 외 ${names.length - shownNames}개`;
}

function markText(mark: LadderMark): string {
  return mark.line === null || mark.kind === 'event' ? mark.label : `${mark.label} ${mark.line}행`;
}
