import { conductExercise, type Exercise, type Lesson, type Step } from '@socketlab/lessons';
import { summarizePacket } from '@socketlab/packets';
import { useProgress } from '../lesson/progressStore.ts';
import { createStageTurn, type StageTurn } from '../state/benchRequests.ts';
import { browserParts } from '../state/browserConnection.ts';
import { RequestRefused } from '../state/connection.ts';
import { subscribeEvents } from '../state/events.ts';
import { benchParts, useLab } from '../state/store.ts';
import { useAttempts } from './exerciseStore.ts';

class Cancelled extends Error {}
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
  const undo: (() => void)[] = [];
  put(key, { status: 'running', trial: null, index: 0 });
  try {
    const result = await conductExercise(lesson, step, exercise, source, {
      can: (need) => capabilities[need].available,
      onTrial: (trial, index) => put(key, { status: 'running', trial, index }),
      bench: {
        run: turn.run,
        perform: turn.perform,
        decode: summarizePacket,
        stopped: untilStopped(turn, (stop) => undo.push(stop)),
        setTimer: browserParts.setTimer,
        async open(lab, onEvent) {
          let mine = false;
          undo.push(
            subscribeEvents((event) => {
              // A lab's log begins with this entry; what comes before it is another lab's.
              if (event.kind === 'opened') mine = !mine;
              if (mine) onEvent(event);
            }),
          );
          await turn.open(lab);
        },
      },
    });
    put(key, { status: 'judged', result, lab: useLab.getState().lab?.id ?? null });
    if (result.passed) useProgress.getState().pass(lesson.id, exercise.id);
  } catch (error) {
    put(key, error instanceof Cancelled ? null : { status: 'broken', why: reasonOf(error) });
    if (!(error instanceof Cancelled || error instanceof RequestRefused)) throw error;
  } finally {
    cancel = null;
    turn.end();
    for (const one of undo) one();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof RequestRefused)) return '페이지에 문제가 생겨 검사를 끝내지 못했습니다.';
  return error.refusal?.message ?? '실행하는 동안 서버나 실험실과 연결이 끊겼습니다.';
}

/** Rejects when the student breaks the attempt off, or when the lab or the server is gone. */
function untilStopped(turn: StageTurn, onEnd: (undo: () => void) => void): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    cancel = () => {
      reject(new Cancelled());
      turn.end();
    };
    onEnd(
      useLab.subscribe(() => {
        if (!turn.holds()) reject(new RequestRefused(null));
      }),
    );
  });
  // Nobody may be waiting for it any more when the server goes.
  stopped.catch(() => {});
  return stopped;
}
