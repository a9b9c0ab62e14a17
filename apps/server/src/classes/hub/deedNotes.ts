import type { DeedNote } from '@socketlab/protocol/class';
import type { LiveDeed } from './deed.ts';
import type { LabBook } from './labBook.ts';
import { instructorOf, peopleOf, type Room, stageLab } from './room.ts';

/** Notes that a student is told. */
const notesKept = 10;

/** Tells every student whose lab this deed reached, and those who look at the stage, if it reached that. */
export function noteDeed(room: Room, { stored, drill }: LiveDeed, reached: readonly LabBook[]): void {
  const stage = stageLab(room);
  const onStage = stage !== null && reached.includes(stage);
  const by = instructorOf(room)?.stored.nickname ?? '';
  for (const person of peopleOf(room, 'student')) {
    const mine = person.lab !== null && reached.includes(person.lab);
    if (!mine && !(onStage && (person.stored.follow || room.stored.locked))) continue;
    const { id, deed, atMs } = stored;
    const note: DeedNote = { id, deed, by, on: mine ? 'mine' : 'stage', drill, atMs, undone: false };
    person.notes = [...person.notes, note].slice(-notesKept);
    room.announcer.selfChanged(person);
  }
}

/** Whoever was told of it is told that it was taken back. */
export function noteUndone(room: Room, { stored }: LiveDeed): void {
  for (const person of peopleOf(room, 'student')) {
    if (!person.notes.some(({ id }) => id === stored.id)) continue;
    person.notes = person.notes.map((note) => (note.id === stored.id ? { ...note, undone: true } : note));
    room.announcer.selfChanged(person);
  }
}
