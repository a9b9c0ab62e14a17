import { SocketLabError } from '@socketlab/protocol';
import { ClassError, type ClassRequest, nicknameKey } from '@socketlab/protocol/class';
import type { HubPage } from './hubPage.ts';
import type { LiveRoom } from './liveRoom.ts';
import type { Person } from './person.ts';
import { stageLab } from './room.ts';

type Of<K extends ClassRequest['kind']> = Extract<ClassRequest, { kind: K }>;

/** Does what was asked, by somebody who may. What it gives is done once the reply is out. */
export async function answerRequest(room: LiveRoom, page: HubPage, request: ClassRequest): Promise<() => void> {
  if (request.kind === 'enter') return () => enter(room, page, request);
  // Its page is told that it is out after its answer, so that it is answered at all.
  if (request.kind === 'endClass') return () => room.end('ended');
  if (request.kind === 'kick' || request.kind === 'ban') sendOut(room, student(room, request.member), request.kind);
  else await answer(room, page, request);
  return () => {};
}

async function answer(
  room: LiveRoom,
  page: HubPage,
  request: Exclude<ClassRequest, { kind: 'enter' | 'endClass' | 'kick' | 'ban' }>,
): Promise<void> {
  const { person } = page;
  switch (request.kind) {
    case 'cursor':
      if (stageLab(room)?.record.id !== request.cursor.lab) throw new SocketLabError('unknown-lab');
      room.cursor = request.cursor;
      return room.announcer.changed('cursor');
    case 'hand':
      if (request.up && person.stored.handAtMs === null) room.act(person, '손들기');
      return raise(room, person, request.up);
    case 'follow':
      return room.changePerson(person, { follow: request.on });
    case 'progress':
      return progress(room, person, request);
    case 'answerPoll':
      room.polls.answer(person, request.poll, request.choice);
      return room.act(person, '예측 투표');
    case 'place':
      room.change({ place: request.place, pushes: room.stored.pushes + (request.push ? 1 : 0) });
      return room.announcer.changed('place', 'pushes');
    case 'lock':
      room.change({ locked: request.on });
      return room.announcer.changed('locked');
    case 'handStage':
      if (request.member !== null) student(room, request.member);
      return room.handStage(request.member);
    case 'trigger':
      return room.deeds.trigger(request, request.afterMs);
    case 'undo':
      return room.deeds.undo(request.deed);
    case 'startDrill':
      return room.drills.start(request.drill, request.target);
    case 'endDrill':
      return room.drills.end();
    case 'watch':
      if (request.member !== null) student(room, request.member);
      return room.watch(page, request.member);
    case 'lowerHand':
      return raise(room, student(room, request.member), false);
    case 'openPoll':
      return room.polls.open(request.question);
    case 'closePoll':
      return room.polls.close(request.poll);
    case 'pollOutcome':
      return room.polls.decide(request.poll, request.choice);
    case 'dropPoll':
      return room.polls.drop(request.poll);
  }
}

function enter(room: LiveRoom, page: HubPage, { view }: Of<'enter'>): void {
  page.view = view;
  room.announcer.tellAll(page);
}

function student({ people }: LiveRoom, member: string): Person {
  const person = people.get(member);
  if (person?.stored.role !== 'student') throw new ClassError('unknown-member');
  return person;
}

/** A hand that is up already keeps its place in the row. */
function raise(room: LiveRoom, person: Person, up: boolean): void {
  if (up === (person.stored.handAtMs !== null)) return;
  room.changePerson(person, { handAtMs: up ? room.parts.nowMs() : null });
  room.announcer.changed('hands');
}

function progress(room: LiveRoom, person: Person, { place, ticked: said, tasks }: Of<'progress'>): void {
  if (!room.parts.isStep(place)) throw new SocketLabError('bad-fields');
  const before = person.stored.place;
  const ticked = [...new Set(said)];
  const count = ticked.length;
  const moved = before?.lesson !== place.lesson || before.step !== place.step;
  if (!moved && count === person.ticked && tasks === person.tasks) return;
  const atMs = room.parts.nowMs();
  room.parts.store.putProgress({ member: person.stored.id, place, ticked, tasks, atMs });
  const advanced = moved || count !== person.ticked;
  person.ticked = count;
  person.tasks = tasks;
  room.changePerson(person, { place, ...(advanced ? { movedAtMs: atMs } : {}) });
  if (advanced) room.act(person, moved ? '단계 이동' : '과제 완료');
}

function sendOut(room: LiveRoom, person: Person, how: 'kick' | 'ban'): void {
  const { store, nowMs } = room.parts;
  const { id, nickname, session } = person.stored;
  if (how === 'ban') {
    for (const one of new Set([session, ...person.sessions])) store.addBan(room.stored.id, one, nicknameKey(nickname));
  }
  store.changeMember(id, { leftAtMs: nowMs(), handAtMs: null });
  room.depart(person, how === 'ban' ? 'banned' : 'kicked');
}
