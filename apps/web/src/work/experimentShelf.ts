import { type Experiment, experimentSchema } from '@socketlab/protocol';
import { create } from 'zustand';
import { browserParts } from '../state/browserConnection.ts';
import { browserStorage } from './browserStorage.ts';
import { createShelf } from './shelf.ts';

interface Experiments {
  /** By id. Their files are kept one by one, under the same id. */
  all: Readonly<Record<string, Experiment>>;
}

/** The student's named experiments in the free lab. */
export const useExperiments = create<Experiments>()(() => ({ all: {} }));

const show = () => useExperiments.setState({ all: Object.fromEntries(experimentShelf.entries()) });

export const experimentShelf = createShelf<Experiment>({
  storage: browserStorage(),
  prefix: 'socketlab.experiment.1:',
  parse: (value) => experimentSchema.safeParse(value).data ?? null,
  setTimer: browserParts.setTimer,
  // Whether anything can be kept is told of the files.
  onKeeping: () => {},
  // Names and notes: the last writer's, as both tabs see at once.
  onForeign: () => show(),
});
show();

/** Puts an experiment on the shelf, or takes it off. */
export function putExperiment(id: string, experiment: Experiment | null): void {
  experimentShelf.put(id, experiment);
  show();
}

window.addEventListener('storage', ({ key, newValue }) => experimentShelf.heard(key, newValue));
window.addEventListener('pagehide', () => experimentShelf.flush());
