import type { Recording } from '@socketlab/recording';
import { conductRerun, planRerun, type RerunPlan } from '@socketlab/rerun';
import { browserParts } from '../state/browserConnection.ts';
import { RequestRefused } from '../state/connection.ts';
import { BrokenOff, createTurnWatch } from '../state/createTurnWatch.ts';
import { benchParts, useLab } from '../state/store.ts';
import { shownSource } from '../state/workFile.ts';
import { compareRerun } from './compareRerun.ts';
import { createRerunTurn } from './createRerunTurn.ts';
import { rerunProblems } from './rerunProblems.ts';
import { type RunMoment, useRerun } from './rerunStore.ts';
import { showStage } from './showStage.ts';

/** Where these come the programs can't run here at all, and nothing that follows makes sense. */
const hopeless: readonly string[] = ['own-code-off', 'unknown-lab', 'lab-crashed', 'file-too-large'];

/**
 * Makes a run again on the page's own stage, up to a moment of it, and leaves the stage to the student there. What became of it stands in
 * `useRerun`; the old run is kept there. Does nothing where the stage is taken, and waits where a step asks for a prediction first.
 */
export async function performRerun(old: Recording, moment: RunMoment, stopWire: boolean): Promise<void> {
  const { busy, runGate, notices } = useLab.getState();
  if (busy) return;
  useRerun.setState({ old: { recording: old, moment }, made: null });
  if (runGate?.() === false) {
    useRerun.setState({ rerun: { status: 'waiting', stopWire } });
    // The card says it, and stays: the gate's own notice would lie over the choices of a small screen.
    useLab.setState({ notices });
    return;
  }
  showStage();
  const plan = planRerun(old.events, moment.applied, moment.atUs);
  const turn = createRerunTurn(benchParts);
  const watch = createTurnWatch(turn, useLab.subscribe);
  const tell = (done: number) => useRerun.setState({ rerun: { status: 'running', done, total: plan.deeds.length } });
  tell(0);
  useRerun.setState({ cancel: watch.breakOff });
  try {
    const result = await conductRerun(
      {
        async open(lab, onEvent) {
          watch.hear(onEvent);
          await turn.open(lab);
        },
        async ask(request) {
          try {
            await turn.ask(request);
            return null;
          } catch (error) {
            const code = error instanceof RequestRefused ? error.refusal?.code : undefined;
            if (code === undefined || hopeless.includes(code)) throw error;
            return code;
          }
        },
        nowMs: () => performance.now(),
        setTimer: browserParts.setTimer,
        stopped: watch.stopped,
      },
      plan,
      { stopWire, onProgress: tell },
    );
    const { lab, timeline } = useLab.getState();
    turn.handOver(plan.endDelayMs);
    useRerun.setState({
      rerun: {
        status: 'done',
        lab: lab?.id ?? '',
        differences: 'open',
        problems: rerunProblems(plan, result.notes, old.events),
        reached: result.reached,
        stopped: stopWire,
        edited: isEdited(plan),
      },
    });
    compareRerun(old.events.slice(0, plan.applied), [...timeline.events]).catch(reportError);
  } catch (error) {
    const why = error instanceof BrokenOff ? null : turn.isLeft() ? pageTurned : reasonOf(error);
    turn.end();
    useRerun.setState({ rerun: { status: 'failed', why, lab: turn.lab() } });
    if (!(error instanceof BrokenOff || error instanceof RequestRefused)) throw error;
  } finally {
    useRerun.setState({ cancel: null });
    watch.close();
  }
}

const pageTurned = '다른 페이지로 옮겨서 되풀이를 멈췄습니다.';

function reasonOf(error: unknown): string {
  if (!(error instanceof RequestRefused)) return '페이지에 문제가 생겨 되풀이하지 못했습니다.';
  return error.refusal?.message ?? '되풀이하는 동안 서버나 실험실과 연결이 끊겼습니다.';
}

/** What stands in the editors is not what has run. */
function isEdited({ deeds }: RerunPlan): boolean {
  const { files } = useLab.getState();
  const ran = new Map(
    deeds.flatMap(({ deed }) => (deed.do === 'run' ? [[`${deed.host}/${deed.file}`, deed.source]] : [])),
  );
  return files.some((file) => {
    const source = ran.get(`${file.host}/${file.name}`);
    return source !== undefined && source !== shownSource(file);
  });
}
