import { type OpenStep, useStepOnPage } from '../course/openStep.ts';
import { useLab } from '../state/store.ts';
import { checkWay } from '../static/checkWay.ts';

/** Counts the steps that were left: a recorded run that arrives after its step has gone is not shown. */
let turns = 0;

/** The step on the page, where it has programs: every such step has a recorded run (`npm run check` sees to it). Null before it is here. */
export function recordedStep(shown: OpenStep | null, space: { id: string } | null): OpenStep | null {
  return shown && shown.lesson.id === space?.id && shown.step.programs.length > 0 ? shown : null;
}

/** Shows the recorded run of the step on the page, in the place of a run, and plays it. Begins anew where it is shown already. */
export async function showRecordedRun(): Promise<void> {
  const { recording, runGate, seek, play, space, notify } = useLab.getState();
  const { shown } = useStepOnPage.getState();
  if (runGate?.() === false) return;
  if (recording?.from === 'lesson') {
    seek(0);
    play();
    return;
  }
  const step = recordedStep(shown, space);
  if (!step) return;
  const mine = turns;
  const part = await import('./openRecordedRun.ts').catch(() => null);
  // With the server's connection its files may be out of reach as well.
  const text = `기록된 실행을 열지 못했습니다. ${checkWay} 확인하고 다시 시도합니다.`;
  if (part) await part.openRecordedRun(step.lesson, step.step, () => mine === turns);
  else notify({ tone: 'error', code: null, text });
}

/** A recorded run stands on the stage of its own step alone: called when that is left. The stage is empty then. */
export function leaveRecordedRun(): void {
  turns += 1;
  const { recording, reset } = useLab.getState();
  // What stands in the store's place while a recording is shown ends it.
  if (recording?.from === 'lesson') void reset();
}
