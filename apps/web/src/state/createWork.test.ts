import type { KeptFile } from '@socketlab/protocol';
import { beforeEach, expect, it } from 'vitest';
import { create } from 'zustand';
import { createShelf, type Shelf } from '../work/shelf.ts';
import { createWork, refuseName } from './createWork.ts';
import type { LabState } from './labState.ts';
import { freshPresent } from './presentLab.ts';
import { isSealed, shownSource, type WorkSpace } from './workFile.ts';

const space: WorkSpace = {
  id: 'small',
  lesson: 'small',
  hosts: ['client', 'server'],
  files: [
    { host: 'server', name: 'server.js', key: 'server.js', source: 'start', answer: 'answer' },
    { host: 'client', name: 'client.js', key: 'client-open.js', source: 'client', answer: null },
  ],
};
const server = 'small/server.js';

let shelf: Shelf<KeptFile>;
let state: () => LabState;

beforeEach(() => {
  shelf = createShelf<KeptFile>({
    storage: null,
    prefix: 'w:',
    parse: () => null,
    setTimer: () => () => {},
    onKeeping() {},
    onForeign() {},
  });
  const store = create<LabState>()(
    () =>
      ({
        files: [],
        selected: {},
        space: null,
        notices: [],
        lab: null,
        present: freshPresent,
      }) as unknown as LabState,
  );
  state = store.getState;
  const work = createWork({
    get: store.getState,
    set: store.setState,
    shelf,
    notify: (notice) => store.setState({ notices: [...state().notices, { ...notice, id: state().notices.length }] }),
  });
  store.setState(work);
  state().openSpace(space);
});

const file = (id = server) => state().files.find((one) => one.id === id)!;
const undo = () => state().notices.at(-1)?.undo?.run();

it('[OC1] showing 처음 or 정답 never touches 내 코드, and what is shown is what runs', () => {
  expect(shownSource(file())).toBe('start');
  state().setSource(server, 'mine');
  expect(file()).toMatchObject({ slot: 'mine', mine: 'mine' });
  state().showSlot(server, 'answer');
  expect(shownSource(file())).toBe('answer');
  state().showSlot(server, 'start');
  expect(shownSource(file())).toBe('start');
  state().showSlot(server, 'mine');
  expect(shownSource(file())).toBe('mine');
  expect(state().notices).toEqual([]);
});

it('[OC1] a file without an answer has no third text', () => {
  state().showSlot('small/client-open.js', 'answer');
  expect(file('small/client-open.js').slot).toBe('start');
});

it('[OC2] writing into 처음 or 정답 begins 내 코드 from it, but takes nothing away without a question', () => {
  state().showSlot(server, 'answer');
  state().setSource(server, 'answer, changed');
  expect(file()).toMatchObject({ slot: 'mine', mine: 'answer, changed' });
  state().showSlot(server, 'start');
  expect(isSealed(file())).toBe(true);
  state().setSource(server, 'typed all the same');
  expect(file().mine).toBe('answer, changed');
  state().startOver(server);
  expect(file()).toMatchObject({ slot: 'mine', mine: 'start' });
  undo();
  expect(file()).toMatchObject({ slot: 'start', mine: 'answer, changed' });
});

it('[OC2] giving 내 코드 up can be taken back', () => {
  state().setSource(server, 'mine');
  state().restart(server);
  expect(file()).toMatchObject({ slot: 'start', mine: null });
  expect(shelf.get(server)).toBeNull();
  undo();
  expect(file()).toMatchObject({ slot: 'mine', mine: 'mine' });
  expect(shelf.get(server)).toMatchObject({ mine: 'mine' });
});

it('[OC4] files are kept by the lesson and the file they come from, and found again', () => {
  state().setSource(server, 'mine');
  state().setSource('small/client-open.js', 'my client');
  state().openSpace({ ...space, id: 'other' });
  expect(shownSource(file('other/server.js'))).toBe('start');
  state().openSpace({ ...space, files: space.files.slice(1) });
  expect(state().files.map(shownSource)).toEqual(['my client']);
  state().openSpace(space);
  expect(state().files.map(shownSource)).toEqual(['mine', 'my client']);
});

it('[OC5] what another tab wrote is taken over with a way back', () => {
  state().setSource(server, 'mine');
  const theirs = { ...shelf.get(server)!, mine: 'theirs' };
  const { receive } = state() as unknown as ReturnType<typeof createWork>;
  receive({ key: server, theirs, ours: shelf.get(server), overwritten: false });
  expect(shownSource(file())).toBe('theirs');
  receive({ key: server, theirs: { ...theirs, mine: 'theirs, longer' }, ours: theirs, overwritten: false });
  undo();
  expect(shownSource(file())).toBe('mine');
});

it('[OC5] where both tabs wrote, this one stays and the other is one press away', () => {
  state().setSource(server, 'mine');
  const { receive } = state() as unknown as ReturnType<typeof createWork>;
  const ours = shelf.get(server);
  receive({ key: server, theirs: { ...ours!, mine: 'theirs' }, ours, overwritten: true });
  expect(shownSource(file())).toBe('mine');
  undo();
  expect(shownSource(file())).toBe('theirs');
});

it('[OC8] a file can be added, renamed and removed, and removing can be taken back', () => {
  const id = state().addFile('client', 'client.js', 'copy')!;
  expect(file(id)).toMatchObject({ name: 'client-2.js', added: true, mine: 'copy' });
  expect(state().selected.client).toBe(id);
  state().renameFile(id, 'other.js');
  expect(shelf.get(id)).toMatchObject({ name: 'other.js', mine: 'copy' });
  state().removeFile(id);
  expect([state().files.length, shelf.get(id)]).toEqual([2, null]);
  undo();
  expect(file(id)).toMatchObject({ name: 'other.js', mine: 'copy' });
  expect(shelf.get(id)).toMatchObject({ name: 'other.js' });
});

it('[OC8] the files of a lesson keep their names', () => {
  state().renameFile(server, 'x.js');
  state().removeFile(server);
  expect(file().name).toBe('server.js');
});

it('[OC8] a sixth program is refused in the page, with the number', () => {
  for (const name of ['a.js', 'b.js', 'c.js']) expect(state().addFile('client', name, '')).not.toBeNull();
  expect(state().addFile('client', 'd.js', '')).toBeNull();
  expect(state().files).toHaveLength(5);
  expect(state().notices.at(-1)).toMatchObject({ tone: 'error' });
  expect(state().notices.at(-1)?.text).toContain('5개까지');
});

it('[OC8] a file that comes back where its name was given away gets a number', () => {
  const id = state().addFile('client', 'own.js', 'first')!;
  state().removeFile(id);
  const back = state().notices.at(-1)!.undo!;
  state().addFile('client', 'own.js', 'second');
  back.run();
  expect(
    state()
      .files.filter(({ added }) => added)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['own-2.js', 'own.js']);
  expect(refuseName('check-probe.js', 'client', state().files)).toContain('검사 프로그램');
});

it('[OC8] a key that is no number takes no other file’s place', () => {
  const kept = { host: 'client', name: 'odd.js', mine: '', slot: 'mine', answerSeen: false } as const;
  shelf.put('small/+odd', kept);
  const one = state().addFile('client', 'one.js', '');
  const two = state().addFile('client', 'two.js', '');
  expect([one, two]).toEqual(['small/+1', 'small/+2']);
});

it('[OC8] a name is one plain name of a program, and free on its computer', () => {
  const refused = (name: string) => refuseName(name, 'server', state().files);
  expect(refused('two.mjs')).toBeNull();
  expect(refused('client.js')).toBeNull();
  expect(refused('server.js')).toContain('같은 이름');
  expect(refuseName('server.js', 'server', state().files, server)).toBeNull();
  for (const name of ['a.txt', '../a.js', 'a b.js', '한글.js', `${'a'.repeat(60)}.js`])
    expect(refused(name)).not.toBeNull();
});
