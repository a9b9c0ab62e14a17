import type { LabEventBody } from '@socketlab/protocol';
import type { Narration } from '../src/stageView.ts';
import { createLogBuilder, programOf } from './logBuilder.ts';
import { timelineOf } from './stories.ts';

const client = programOf('client', 'p2');

/** What is told of the last of these entries, 1 ms after the others; code stands in backquotes. */
export function told(...bodies: LabEventBody[]): [string, string] | null {
  const builder = createLogBuilder();
  builder.at(0, client.spawn(), ...bodies.slice(0, -1));
  builder.at(1000, bodies.at(-1)!);
  const timeline = timelineOf(builder.log());
  const { narration } = timeline.view(timeline.cursorAt(timeline.endUs));
  if (narration === null || narration.seq !== timeline.events.length - 1) return null;
  return [plain(narration.parts), plain(narration.aside)];
}

/** A sentence as text. */
export function plain(parts: Narration['parts']): string {
  return parts.map((part) => (part.code === true ? `\`${part.text}\`` : part.text)).join('');
}
