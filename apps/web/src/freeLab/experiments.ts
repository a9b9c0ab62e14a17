import type { Template } from '@socketlab/lessons';
import { defaultHosts, type Experiment, type HostName, type KeptFile, limits } from '@socketlab/protocol';
import { withJosa } from '@socketlab/timeline';
import { fileShelf, useLab } from '../state/store.ts';
import { experimentShelf, putExperiment } from '../work/experimentShelf.ts';

/** The experiment that has no name yet: where the free lab begins. */
export const scratchId = 'lab-scratch';

const scratch: Experiment = {
  name: '이름 없는 실험',
  hosts: [...defaultHosts],
  template: null,
  notes: '',
  changedAt: 0,
};

/** An experiment as it is kept; the one without a name is always there. */
export function experimentOf(id: string): Experiment | null {
  return experimentShelf.get(id) ?? (id === scratchId ? scratch : null);
}

/** Its files, by their kept keys. */
function filesOf(id: string): [string, KeptFile][] {
  return [...fileShelf.entries()].filter(([key]) => key.startsWith(`${id}/`));
}

const freshId = (): string => `lab-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

function keepFiles(id: string, files: readonly KeptFile[]): void {
  for (const [index, file] of files.entries()) fileShelf.put(`${id}/+${index + 1}`, file);
}

/** A new experiment from a template; gives its id. */
export function createExperiment(template: Template, name: string): string {
  const id = freshId();
  const { hosts, files } = template;
  putExperiment(id, { name, hosts: [...hosts], template: template.id, notes: '', changedAt: Date.now() });
  const kept = files.map(({ host, name, source }): KeptFile => {
    return { host, name, mine: source, slot: 'mine', answerSeen: false };
  });
  keepFiles(id, kept);
  return id;
}

/** A new experiment from programs that stand somewhere else; gives its id. */
export function experimentFrom(
  name: string,
  hosts: readonly HostName[],
  files: readonly Pick<KeptFile, 'host' | 'name' | 'mine'>[],
): string {
  const id = freshId();
  const free = freeExperimentName(name.slice(0, 56), Object.fromEntries(experimentShelf.entries()));
  putExperiment(id, { name: free, hosts: [...hosts], template: null, notes: '', changedAt: Date.now() });
  // A recording may hold more than one experiment takes: with those the student's exported work would be refused as a whole.
  const fitting = files.slice(0, limits.addedFiles);
  keepFiles(
    id,
    fitting.map((file): KeptFile => ({ ...file, slot: 'mine', answerSeen: false })),
  );
  if (fitting.length < files.length)
    useLab.getState().notify({
      tone: 'info',
      code: null,
      text: `실험 하나에는 파일을 ${limits.addedFiles}개까지 둡니다. ${files.length}개 가운데 ${fitting.length}개만 옮겼습니다.`,
    });
  return id;
}

/** The same experiment under another name; gives its id. */
export function copyExperiment(id: string, name: string): string {
  const copy = freshId();
  putExperiment(copy, { ...(experimentOf(id) ?? scratch), name, changedAt: Date.now() });
  const files = filesOf(id).map(([, file]) => file);
  keepFiles(copy, files);
  return copy;
}

/** Changes what is kept of an experiment. */
export function changeExperiment(id: string, part: Partial<Experiment>): void {
  putExperiment(id, { ...(experimentOf(id) ?? scratch), ...part, changedAt: Date.now() });
}

/** Takes an experiment away with its files, and says so with the way back. */
export function deleteExperiment(id: string): void {
  const experiment = experimentShelf.get(id);
  const files = filesOf(id);
  for (const [key] of files) fileShelf.put(key, null);
  putExperiment(id, null);
  useLab.getState().notify({
    tone: 'info',
    code: null,
    text: `${withJosa(`${experiment?.name ?? scratch.name}{을/를}`)} 지웠습니다.`,
    undo: {
      label: '되돌리기',
      run() {
        for (const [key, file] of files) fileShelf.put(key, file);
        if (experiment) putExperiment(id, experiment);
      },
    },
  });
}

/** The computers of a lab with this many clients. */
export function hostsWith(clients: number): HostName[] {
  return [...(['client', 'client2', 'client3'] as const).slice(0, clients), 'server'];
}

/** Two experiments of one name could not be told apart. */
export function freeExperimentName(name: string, all: Readonly<Record<string, Experiment>>): string {
  const taken = new Set(Object.values(all).map((one) => one.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}

/** Why an experiment can't be called so. `self`: the one that has the name already. */
export function refuseExperimentName(
  name: string,
  all: Readonly<Record<string, Experiment>>,
  self?: string,
): string | null {
  if (name === '') return '이름을 적습니다.';
  if (name.length > 60) return '이름이 너무 깁니다. 60글자까지 쓸 수 있습니다.';
  const taken = Object.entries(all).some(([id, one]) => id !== self && one.name === name);
  return taken ? '같은 이름의 실험이 있습니다.' : null;
}
