import type { Direction } from '@socketlab/protocol';
import type { DeedView } from '@socketlab/protocol/class';
import { deedWords } from '../deedWords.ts';

/** One line of the list: one deed, or the two directions of one fault of the wire. */
export interface DeedLine {
  deeds: readonly [DeedView, ...DeedView[]];
  way: Direction | 'both' | null;
}

/** Asked for with one press, but two deeds: they come within this time. */
const togetherMs = 2000;

/** Deeds as the instructor thinks of them, in the same order: a fault that was put both ways is one. */
export function groupDeeds(deeds: readonly DeedView[]): readonly DeedLine[] {
  const lines: DeedLine[] = [];
  for (const deed of deeds) {
    const last = lines.at(-1);
    if (last && last.deeds.length === 1 && areOne(last.deeds[0], deed))
      lines[lines.length - 1] = { deeds: [...last.deeds, deed], way: 'both' };
    else lines.push({ deeds: [deed], way: wireFaultOf(deed)?.direction ?? null });
  }
  return lines;
}

function areOne(one: DeedView, other: DeedView): boolean {
  const [a, b] = [wireFaultOf(one), wireFaultOf(other)];
  return (
    a !== null &&
    b !== null &&
    a.direction !== b.direction &&
    a.on === b.on &&
    JSON.stringify(a.fault) === JSON.stringify(b.fault) &&
    JSON.stringify(one.target) === JSON.stringify(other.target) &&
    one.state === other.state &&
    Math.abs(one.atMs - other.atMs) <= togetherMs
  );
}

function wireFaultOf({ deed }: DeedView) {
  return deed.kind === 'fault' && deed.command.kind === 'wireFault' ? deed.command : null;
}

/** What a line says: that of its deed, with both directions in one word. */
export function lineWords({ deeds, way }: DeedLine): string {
  const words = deedWords(deeds[0].deed);
  return way === 'both' ? words.replace(/^(?:서버로|클라이언트로) 가는/, '양쪽') : words;
}
