import { conductExercise, type Exercise, type Lesson, type Step } from '@socketlab/lessons';
import { summarizePacket } from '@socketlab/packets';
import { useProgress } from '../lesson/progressStore.ts';
import { createStageTurn } from '../state/benchRequests.ts';
import { browserParts } from '../state/browserConnection.ts';
import { RequestRefused } from '../state/connection.ts';
import { BrokenOff, createTurnWatch } from '../state/createTurnWatch.ts';
import { benchParts, useLab } from '../state/store.ts';
import { useAttempts } from './exerciseStore.ts';

let cancel: (() => void) | null = null;

/** Breaks off the attempt that is under way, if there is one. When this returns, the stage is free and the wire as it was before. */
export function cancelAttempt(): void {
  cancel?.();
}

/**
 * Runs the student's text through the exercise's trials on the page's own stage: every run can be watched while it is made, and the one
 * that failed stays there. The result goes to the store of attempts, and a pass to the student's progress.
 */
export async function attemptExercise(lesson: Lesson, step: Step, exercise: Exercise, source: string): Promise<void> {
  const key = `${lesson.id}/${exercise.id}`;
  const { put } = useAttempts.getState();
  const { capabilities, busy, runGate } = useLab.getState();
  if (busy || !capabilities || runGate?.() === false) return;
  const turn = createStageTurn(benchParts);
  const watch = createTurnWatch(turn, useLab.subscribe);
  cancel = () => {
    watch.breakOff();
    turn.end();
  };
  put(key, { status: 'running', trial: null, index: 0 });
  try {
    const result = await conductExercise(lesson, step, exercise, source, {
      can: (need) => capabilities[need].available,
      onTrial: (trial, index) => put(key, { status: 'running', trial, index }),
      bench: {
        run: turn.run,
        perform: turn.perform,
        decode: summarizePacket,
        stopped: watch.stopped,
        setTimer: browserParts.setTimer,
        async open(lab, onEvent) {
          watch.hear(onEvent);
          await turn.open(lab);
        },
      },
    });
    put(key, { status: 'judged', result, lab: useLab.getState().lab?.id ?? null });
    if (result.passed) useProgress.getState().pass(lesson.id, exercise.id);
  } catch (error) {
    put(key, error instanceof BrokenOff ? null : { status: 'broken', why: reasonOf(error) });
    if (!(error instanceof BrokenOff || error instanceof RequestRefused)) throw error;
  } finally {
    cancel = null;
    turn.end();
    watch.close();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof RequestRefused)) return '페이지에 문제가 생겨 검사를 끝내지 못했습니다.';
  return error.refusal?.message ?? '실행하는 동안 서버나 실험실과 연결이 끊겼습니다.';
}
