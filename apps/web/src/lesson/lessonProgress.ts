import {
  freshPrediction,
  freshTask,
  type Happening,
  type Lesson,
  type Prediction,
  type PredictionProgress,
  pickChoice,
  reducePrediction,
  reduceTask,
  type Step,
  type Task,
  type TaskProgress,
} from '@socketlab/lessons';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { isPageTask } from './pageTask.ts';

/** `peeked`: the student asked for the answer without a run. `recorded`: a recorded run gave it, not one of the student's own. */
export interface PredictionState {
  progress: PredictionProgress;
  peeked: boolean;
  recorded?: true;
}

/** How far the student has come. Keys are `lesson/task`, `lesson/prediction` and `lesson/exercise`. */
export interface LessonProgress {
  tasks: Readonly<Record<string, TaskProgress>>;
  predictions: Readonly<Record<string, PredictionState>>;
  /** Exercises that were passed once. */
  exercises: Readonly<Record<string, true>>;
  hear(lesson: Lesson, step: Step, happening: Happening): void;
  /** Of a recorded run, and what is done on the page beside it: answers the prediction, and ticks only what is done on the page. */
  hearRecorded(lesson: Lesson, step: Step, happening: Happening): void;
  pick(lesson: string, prediction: Prediction, choice: string): void;
  peek(lesson: string, prediction: Prediction): void;
  guessAgain(lesson: string, prediction: Prediction): void;
  pass(lesson: string, exercise: string): void;
  forget(lesson: string): void;
  /** A `storage` event: another tab has written. It had heard of what was done here. */
  heard(storageKey: string | null, text: string | null): void;
  /** Adds what was done elsewhere. What is done stays done; of a prediction that both know, the one here stays. */
  merge(saved: Record<keyof Saved, Record<string, unknown>>): void;
}

type Saved = Pick<LessonProgress, 'tasks' | 'predictions' | 'exercises'>;
const storageKey = 'socketlab.progress.1';

/** The page's record of what was done, kept in `storage` over reloads. Storage that is full or off costs only that. */
export function createLessonProgress(
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): UseBoundStore<StoreApi<LessonProgress>> {
  const useProgress = create<LessonProgress>()((set, get) => {
    const stateOf = (key: string, prediction: Prediction): PredictionState =>
      get().predictions[key] ?? { progress: freshPrediction(prediction), peeked: false };
    const put = (key: string, state: PredictionState) => set({ predictions: { ...get().predictions, [key]: state } });
    const factsOf = (step: Step) => ({
      sources: Object.fromEntries(step.programs.map(({ name, source }) => [name, source])),
    });

    function tick(lesson: Lesson, step: Step, tasks: readonly Task[], happening: Happening): void {
      for (const task of tasks) {
        const key = `${lesson.id}/${task.id}`;
        const before = get().tasks[key] ?? freshTask;
        const after = reduceTask(before, task.when, happening, factsOf(step));
        if (after !== before) set({ tasks: { ...get().tasks, [key]: after } });
      }
    }

    function answer(lesson: Lesson, step: Step, happening: Happening, from: Pick<PredictionState, 'recorded'>): void {
      if (!step.prediction) return;
      const key = `${lesson.id}/${step.prediction.id}`;
      const before = stateOf(key, step.prediction);
      const after = reducePrediction(before.progress, step.prediction, happening, factsOf(step));
      if (after === before.progress) return;
      // Whose run has answered stays as it is, also when another one begins.
      const run = before.progress.shown === null ? { peeked: before.peeked, ...from } : before;
      put(key, { ...run, progress: after });
    }

    return {
      ...load(storage?.getItem.bind(storage)),
      hear(lesson, step, happening) {
        tick(lesson, step, step.tasks, happening);
        answer(lesson, step, happening, {});
      },
      hearRecorded(lesson, step, happening) {
        if (happening.kind === 'lab') answer(lesson, step, happening, { recorded: true });
        else tick(lesson, step, step.tasks.filter(isPageTask), happening);
      },
      pick(lesson, prediction, choice) {
        const key = `${lesson}/${prediction.id}`;
        const { progress, peeked } = stateOf(key, prediction);
        if (!peeked) put(key, { progress: pickChoice(prediction, progress, choice), peeked });
      },
      peek(lesson, prediction) {
        const key = `${lesson}/${prediction.id}`;
        put(key, { ...stateOf(key, prediction), peeked: true });
      },
      guessAgain(lesson, prediction) {
        put(`${lesson}/${prediction.id}`, { progress: freshPrediction(prediction), peeked: false });
      },
      pass(lesson, exercise) {
        set({ exercises: { ...get().exercises, [`${lesson}/${exercise}`]: true } });
      },
      forget(lesson) {
        const without = <T>(all: Readonly<Record<string, T>>) =>
          Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith(`${lesson}/`)));
        const { tasks, predictions, exercises } = get();
        set({ tasks: without(tasks), predictions: without(predictions), exercises: without(exercises) });
      },
      heard(key, text) {
        if (key === storageKey && text !== null && text !== textOf(get())) set(load(() => text));
      },
      merge(saved) {
        const done = Object.entries(keep(saved.tasks, isTask)).filter(([key, task]) => task.done || !get().tasks[key]);
        set({
          tasks: { ...get().tasks, ...Object.fromEntries(done) },
          predictions: { ...keep(saved.predictions, isPrediction), ...get().predictions },
          exercises: { ...get().exercises, ...keep(saved.exercises, isTrue) },
        });
      },
    };
  });
  useProgress.subscribe((state) => {
    try {
      const text = textOf(state);
      if (storage?.getItem(storageKey) !== text) storage?.setItem(storageKey, text);
    } catch {
      // A private window may refuse: what was done lasts until the page is left.
    }
  });
  return useProgress;
}

function textOf({ tasks, predictions, exercises }: Saved): string {
  return JSON.stringify({ tasks, predictions, exercises });
}

function load(read: Storage['getItem'] | undefined): Saved {
  try {
    const saved: unknown = JSON.parse(read?.(storageKey) ?? 'null');
    if (isRecord(saved) && isRecord(saved.tasks) && isRecord(saved.predictions)) {
      return {
        tasks: keep(saved.tasks, isTask),
        predictions: keep(saved.predictions, isPrediction),
        // Older pages kept none.
        exercises: isRecord(saved.exercises) ? keep(saved.exercises, isTrue) : {},
      };
    }
  } catch {
    // Broken text, or a browser that keeps nothing: begin afresh.
  }
  return { tasks: {}, predictions: {}, exercises: {} };
}

function keep<T>(all: Record<string, unknown>, fits: (value: unknown) => value is T): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, T] => fits(entry[1])));
}

const isTrue = (value: unknown): value is true => value === true;

function isTask(value: unknown): value is TaskProgress {
  return isRecord(value) && typeof value.done === 'boolean' && isListOf(value.met, isNumber);
}

function isPrediction(value: unknown): value is PredictionState {
  if (!isRecord(value) || typeof value.peeked !== 'boolean' || !isRecord(value.progress)) return false;
  const { picked, shown, watching, choiceUs, sightUs } = value.progress;
  const isTime = (one: unknown) => one === null || isNumber(one);
  return (
    [picked, shown].every((one) => one === null || typeof one === 'string') &&
    typeof watching === 'boolean' &&
    isListOf(choiceUs, isTime) &&
    isListOf(sightUs, isTime)
  );
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function isListOf(value: unknown, fits: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
