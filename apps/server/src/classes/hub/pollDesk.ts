import { type LabEvent, SocketLabError } from '@socketlab/protocol';
import { ClassError, type ClassRequest, type PollView } from '@socketlab/protocol/class';
import type { StoredPoll } from '../classStore.ts';
import type { Person } from './person.ts';
import { createPollRun, type PollRun } from './pollRun.ts';
import { peopleOf, type Room, stageLab } from './room.ts';

type Question = Extract<ClassRequest, { kind: 'openPoll' }>['question'];

/** Questions to the class, and what happened. */
export interface PollDesk {
  /** `teaching`: with the counts, also while it is open. */
  view(teaching: boolean): PollView | null;
  answerOf(person: Person): number | null;
  open(question: Question): void;
  answer(person: Person, poll: number, choice: number): void;
  close(poll: number): void;
  /** The instructor says what happened, where no run can. */
  decide(poll: number, choice: number): void;
  drop(poll: number): void;
  stageGrew(events: readonly LabEvent[]): void;
  /** Another lab is the stage now, or none. */
  stageMoved(): void;
}

export function createPollDesk(room: Room): PollDesk {
  const { store, nowMs } = room.parts;
  const classId = room.stored.id;
  let poll = store.currentPoll(classId);
  let answers = new Map<string, number>();
  let run: PollRun | null = null;
  if (poll !== null) {
    answers = new Map(store.answers(classId, poll.id).map(({ member, choice }) => [member, choice]));
    run = runOf(poll);
  }

  function runOf({ place, outcome }: StoredPoll): PollRun | null {
    const prediction = place === null || outcome !== null ? null : room.parts.predictionOf(place);
    return prediction && createPollRun(prediction);
  }

  function questionOf(question: Question): Pick<StoredPoll, 'question' | 'choices' | 'place'> {
    if (question.from === 'instructor') return { question: question.question, choices: question.choices, place: null };
    const prediction = room.parts.predictionOf(question.place);
    if (prediction === null) throw new SocketLabError('not-found');
    const choices = prediction.choices.map(({ text }) => text);
    return { question: prediction.question, choices, place: question.place };
  }

  function find(id: number): StoredPoll {
    if (poll === null || poll.id !== id) throw new ClassError('unknown-poll');
    return poll;
  }

  function change(part: Partial<Omit<StoredPoll, 'id' | 'class'>>): void {
    if (poll === null) return;
    poll = { ...poll, ...part };
    store.changePoll(classId, poll.id, part);
    room.announcer.changed('poll');
  }

  /** Nobody predicts what they have seen. */
  function settle(choice: number, by: 'run' | 'instructor'): void {
    change({ outcome: { choice, by }, closedAtMs: poll?.closedAtMs ?? nowMs() });
    run = null;
  }

  function moveTo(openedAtMs: number): void {
    const lab = stageLab(room);
    // A wall clock that was set back would put the opening after what still comes.
    const agoMs = Math.max(0, nowMs() - openedAtMs);
    const sinceUs = lab === null ? 0 : lab.record.nowUs() - agoMs * 1000;
    run?.moved(lab, sinceUs);
    const shown = run?.read([]) ?? null;
    if (shown !== null) settle(shown, 'run');
  }

  return {
    view(teaching) {
      if (poll === null) return null;
      const { id, question, choices, place, outcome } = poll;
      const open = poll.closedAtMs === null;
      // Of those who are there: whoever leaves and comes back under another name is not counted twice.
      const picked = [...answers].filter(([member]) => room.people.has(member)).map(([, choice]) => choice);
      const counts = choices.map((_, index) => picked.filter((choice) => choice === index).length);
      return {
        ...{ id, question, choices, place, open, answered: picked.length },
        counts: open && !teaching ? null : counts,
        outcome,
      };
    },
    answerOf: ({ stored }) => answers.get(stored.id) ?? null,
    open(question) {
      const times = { openedAtMs: nowMs(), closedAtMs: null, droppedAtMs: null };
      poll = store.addPoll({ class: classId, ...questionOf(question), ...times, outcome: null });
      answers = new Map();
      run = runOf(poll);
      moveTo(poll.openedAtMs);
      room.announcer.changed('poll');
      for (const person of peopleOf(room, 'student')) room.announcer.selfChanged(person);
    },
    answer(person, id, choice) {
      const { choices, closedAtMs } = find(id);
      if (closedAtMs !== null) throw new ClassError('unknown-poll');
      if (choice >= choices.length) throw new SocketLabError('bad-fields');
      store.putAnswer(classId, id, person.stored.id, choice, nowMs());
      answers.set(person.stored.id, choice);
      room.announcer.changed('poll');
      room.announcer.selfChanged(person);
    },
    close(id) {
      if (find(id).closedAtMs === null) change({ closedAtMs: nowMs() });
    },
    decide(id, choice) {
      const { place, choices } = find(id);
      if (place !== null) throw new ClassError('not-allowed');
      if (choice >= choices.length) throw new SocketLabError('bad-fields');
      settle(choice, 'instructor');
    },
    drop(id) {
      find(id);
      change({ droppedAtMs: nowMs() });
      poll = null;
      run = null;
      answers = new Map();
      for (const person of peopleOf(room, 'student')) room.announcer.selfChanged(person);
    },
    stageGrew(events) {
      const shown = run?.read(events) ?? null;
      if (shown !== null) settle(shown, 'run');
    },
    stageMoved() {
      if (poll !== null && run !== null) moveTo(poll.openedAtMs);
    },
  };
}
