import { recordings } from 'virtual:lessons/recordings';
import { createHappeningReader, type Lesson, type Step } from '@socketlab/lessons';
import { summarizePacket } from '@socketlab/packets';
import { useProgress } from '../lesson/progressStore.ts';
import { stepSpace } from '../lesson/stepSpace.ts';
import { openedPacket, wentBack } from '../lesson/useTicking.ts';
import { useLab } from '../state/store.ts';
import { mayLeaveRun } from './mayLeaveRun.ts';
import { fetchRecording, openRecording, useOpening } from './openRecording.ts';
import { leaveRecording } from './showRecording.ts';

/** The course was renewed since the page was opened. */
const movedAway = '페이지를 새로 고친 뒤 다시 엽니다.';

/** Fetches the recorded run of a step and plays it on the stage. `still`: the step is still on the page. What fails becomes a notice. */
export async function openRecordedRun(lesson: Lesson, step: Step, still: () => boolean): Promise<void> {
  const name = `${lesson.id}.${step.id}`;
  const address = recordings[name];
  if (address === undefined || !(await mayLeaveRun()) || !still()) return;
  const shown = await openRecording(
    { from: 'lesson', name },
    () => fetchRecording(address, movedAway),
    undefined,
    still,
  );
  if (shown) {
    hearRecording(lesson, step);
    useLab.getState().play();
    return;
  }
  const { problem } = useOpening.getState();
  if (!problem) return;
  useOpening.setState({ problem: null });
  useLab.getState().notify({ tone: 'error', code: null, text: `기록된 실행을 열지 못했습니다. ${problem.text}` });
}

/** The lesson's own programs again, on an empty stage. */
export function closeRecordedRun(lesson: Lesson, step: Step): void {
  leaveRecording();
  useLab.getState().openSpace(stepSpace(lesson, step));
}

/**
 * While this recording is shown, what the cursor passes answers the step's prediction, as a live run's entries do when they arrive: the run
 * is real, and was made with the lesson's programs. What it shows is nobody's doing, so it ticks no task; what is done on the page itself does.
 */
function hearRecording(lesson: Lesson, step: Step): void {
  const { recording, timeline } = useLab.getState();
  const { hearRecorded } = useProgress.getState();
  const reader = createHappeningReader(summarizePacket);
  const happenings = timeline.events.map((event) => reader.read(event));
  let heard = 0;
  const stop = useLab.subscribe((now, before) => {
    if (now.recording !== recording) return stop();
    const { applied } = now.cursor;
    for (const happening of happenings.slice(heard, applied)) hearRecorded(lesson, step, happening);
    // Gone back: what is passed again is heard again, by whoever predicts again.
    heard = applied;
    const packet = openedPacket(now, before);
    if (packet) hearRecorded(lesson, step, { kind: 'packetOpened', packet });
    if (wentBack(now, before)) hearRecorded(lesson, step, { kind: 'wentBack' });
  });
}
