import { probeFile } from '@socketlab/lessons';
import { type HostName, type KeptFile, limits } from '@socketlab/protocol';
import type { ForeignWrite, Shelf } from '../work/shelf.ts';
import type { LabState, Notice } from './labState.ts';
import { presentProgram } from './presentLab.ts';
import {
  addedFiles,
  freeName,
  isSealed,
  keptOf,
  openAdded,
  openGiven,
  shownSource,
  type WorkFile,
} from './workFile.ts';

interface WorkParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  shelf: Shelf<KeptFile>;
  notify(notice: Omit<Notice, 'id'>): void;
}

type Work = Pick<
  LabState,
  | 'openSpace'
  | 'setSource'
  | 'showSlot'
  | 'startOver'
  | 'restart'
  | 'putMine'
  | 'selectFile'
  | 'addFile'
  | 'renameFile'
  | 'removeFile'
  | 'keepNow'
> & {
  /** Another tab has written one of the files, or something was imported. */
  receive(write: ForeignWrite<KeptFile>): void;
};

const info = (text: string, undo?: () => void): Omit<Notice, 'id'> => ({
  tone: 'info',
  code: null,
  text,
  ...(undo ? { undo: { label: '되돌리기', run: undo } } : {}),
});

const tooManyFiles = `실험실 하나에서 프로그램은 ${limits.programsPerLab}개까지 실행합니다. 쓰지 않는 파일을 지운 뒤에 더합니다.`;

/** The student's files: three texts each, kept as they are written. Nothing of 내 코드 goes without a question or a way back. */
export function createWork({ get, set, shelf, notify }: WorkParts): Work {
  const find = (id: string) => get().files.find((file) => file.id === id);

  /** Changes one file, and keeps it. `again`: its editor begins anew with another text. */
  function change(id: string, part: Partial<WorkFile>, again = false): void {
    const files = get().files.map((file) =>
      file.id === id ? { ...file, ...part, edition: file.edition + (again ? 1 : 0) } : file,
    );
    set({ files });
    const changed = files.find((file) => file.id === id);
    if (changed) shelf.put(id, keptOf(changed));
  }

  /** Replaces 내 코드, with a way back where that takes something away. */
  function replaceMine(file: WorkFile, mine: string | null, slot: WorkFile['slot'], text: string): void {
    const before = { mine: file.mine, slot: file.slot };
    change(file.id, { mine, slot }, true);
    if (before.mine !== null && before.mine !== mine) notify(info(text, () => change(file.id, before, true)));
  }

  async function endProgram(file: WorkFile): Promise<void> {
    const { present, lab, signalProgram } = get();
    const newest = lab?.status === 'open' ? presentProgram(present, file.host, file.name) : null;
    if (newest?.running) await signalProgram(newest.program, 'SIGKILL');
  }

  return {
    openSpace(space) {
      const { space: before, files: old, lab } = get();
      const keep = (file: WorkFile): WorkFile => {
        const same = old.find(({ id }) => id === file.id);
        if (!same || same.original !== file.original || same.answer !== file.answer) return file;
        return { ...same, host: file.host, name: file.name };
      };
      const given = space.files.map((file) => openGiven(space.id, file, shelf.get(`${space.id}/${file.key}`)));
      // What stands on a computer that is away now comes back with it.
      const added = addedFiles(space.id, shelf.entries()).filter(({ host }) => space.hosts.includes(host));
      const files = [...given, ...added].map(keep);
      set({ space, files, selected: before?.id === space.id ? get().selected : {} });
      // What runs there was written for other computers, or is of another lesson.
      const moved = before && (before.id !== space.id || before.hosts.join() !== space.hosts.join());
      if (moved && lab) void get().reset();
    },
    setSource(id, source) {
      const file = find(id);
      if (!file || isSealed(file) || shownSource(file) === source) return;
      change(id, { mine: source, slot: 'mine' });
    },
    showSlot(id, slot) {
      const file = find(id);
      if (!file || file.slot === slot || (slot === 'answer' && file.answer === null)) return;
      change(id, { slot, answerSeen: file.answerSeen || slot === 'answer' }, true);
    },
    startOver(id) {
      const file = find(id);
      if (!file || !isSealed(file)) return;
      replaceMine(file, shownSource(file), 'mine', '내 코드를 지금 보이는 코드로 바꾸었습니다.');
    },
    restart(id) {
      const file = find(id);
      if (file) replaceMine(file, null, 'start', '내 코드를 지우고 처음 코드로 되돌렸습니다.');
    },
    putMine(id, source) {
      const file = find(id);
      if (file) replaceMine(file, source, 'mine', '내 코드를 바꾸었습니다.');
    },
    selectFile: (id) => {
      const file = find(id);
      if (file) set({ selected: { ...get().selected, [file.host]: id } });
    },
    addFile(host, name, source) {
      const { files, space } = get();
      if (!space) return null;
      if (files.length >= limits.programsPerLab) {
        notify({ tone: 'error', code: null, text: tooManyFiles });
        return null;
      }
      const prefix = `${space.id}/+`;
      const numbers = addedFiles(space.id, shelf.entries()).map(({ id }) => Number(id.slice(prefix.length)));
      const id = `${prefix}${Math.max(0, ...numbers) + 1}`;
      const taken = files.filter((file) => file.host === host).map((file) => file.name);
      const free = taken.includes(name) ? freeName(name, taken) : name;
      const file = openAdded(id, { host, name: free, mine: source, slot: 'mine', answerSeen: false });
      set({ files: [...files, file], selected: { ...get().selected, [host]: id } });
      shelf.put(id, keptOf(file));
      return id;
    },
    renameFile(id, name) {
      const file = find(id);
      if (!file?.added || file.name === name) return;
      // What runs by the old name would be nobody's.
      void endProgram(file);
      change(id, { name });
    },
    removeFile(id) {
      const file = find(id);
      if (!file?.added) return;
      void endProgram(file);
      const at = get().files.indexOf(file);
      set({ files: get().files.filter((one) => one !== file) });
      shelf.put(id, null);
      const space = get().space;
      notify(
        info(`${file.name} 파일을 지웠습니다.`, () => {
          // Its name may be another's by now, and two of one name on a computer would take each other's place.
          const here = get().space?.id === space?.id ? get().files : [];
          const taken = here.filter(({ host }) => host === file.host).map(({ name }) => name);
          const back = taken.includes(file.name) ? { ...file, name: freeName(file.name, taken) } : file;
          shelf.put(id, keptOf(back));
          if (get().space?.id === space?.id)
            set({ files: get().files.toSpliced(at, 0, back), selected: { ...get().selected, [file.host]: id } });
        }),
      );
    },
    keepNow() {
      const kept = shelf.flush();
      notify(
        kept
          ? info('이 브라우저에 저장했습니다.')
          : {
              tone: 'error',
              code: null,
              text: '이 브라우저에는 저장할 수 없습니다. 내보내기로 파일에 남길 수 있습니다.',
            },
      );
    },
    receive({ key, theirs, ours, overwritten }) {
      const { space, files } = get();
      const file = find(key);
      const takeTheirs = () => show(theirs);
      function show(kept: KeptFile | null): void {
        const now = find(key);
        if (now) change(key, { mine: kept?.mine ?? (now.added ? '' : null), slot: kept?.slot ?? 'start' }, true);
      }
      if (overwritten) {
        if (theirs?.mine === ours?.mine || theirs?.mine == null) return;
        const text = `다른 탭에서도 ${theirs.name}의 코드를 고쳤습니다. 이 탭의 코드를 남겼습니다.`;
        const undo = { label: '다른 탭의 코드로 바꾸기', run: takeTheirs };
        notify({ tone: 'error', code: null, text, undo });
        return;
      }
      if (file && theirs?.mine === ours?.mine && (theirs || !file.added)) return;
      if (!file) {
        // A file that another tab added to what is open here.
        if (theirs && space && key.startsWith(`${space.id}/+`)) set({ files: [...files, openAdded(key, theirs)] });
        return;
      }
      if (!theirs && file.added) {
        set({ files: files.filter((one) => one !== file) });
        notify(
          info(`다른 탭에서 ${file.name} 파일을 지웠습니다.`, () => {
            set({ files: [...get().files, file] });
            shelf.put(key, keptOf(file));
          }),
        );
        return;
      }
      const next = { ...file, mine: theirs?.mine ?? null, slot: theirs?.slot ?? 'start', edition: file.edition + 1 };
      set({ files: files.map((one) => (one === file ? next : one)) });
      const text = `다른 탭에서 고친 ${file.name}의 코드를 가져왔습니다.`;
      // The other tab keeps while it is typed into: the way back leads to before the first of it.
      const first = get().notices.find((notice) => notice.text === text)?.undo?.run;
      notify(info(text, first ?? (() => show(ours))));
    },
  };
}

/** Why a name can't be given to a file on a host, or null where it can. */
export function refuseName(name: string, host: HostName, files: readonly WorkFile[], self?: string): string | null {
  if (!/\.(?:js|mjs|cjs)$/.test(name)) return '이름은 .js, .mjs, .cjs 가운데 하나로 끝나야 합니다.';
  if (!/^[\w.-]+$/.test(name)) return '이름에는 영문자, 숫자, 밑줄, 붙임표, 점만 쓸 수 있습니다.';
  if (name === probeFile) return '검사 프로그램의 이름입니다. 다른 이름을 적습니다.';
  if (name.length > 48) return '이름이 너무 깁니다. 48글자까지 쓸 수 있습니다.';
  if (files.some((file) => file.host === host && file.name === name && file.id !== self))
    return '이 컴퓨터에 같은 이름의 파일이 있습니다.';
  return null;
}
