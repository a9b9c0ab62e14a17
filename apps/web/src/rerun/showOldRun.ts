import { runOnStage } from '../recording/keepRun.ts';
import { mayLeaveRun } from '../recording/mayLeaveRun.ts';
import { openKept } from '../recording/openRecording.ts';
import { useLab } from '../state/store.ts';
import { useRerun } from './rerunStore.ts';

/** Names of what is kept in memory: of the run that was made again, and of what it has become. */
export const oldRunName = '되풀이하기 전의 실행';
export const madeRunName = '되풀이한 실행';

/**
 * 원래 실행 보기: the run that was made again, at the moment it was made again from. What is on the stage ends, since a kept run has the stage for itself; it
 * is kept too, where it is the rerun.
 */
export async function showOldRun(navigate: (to: string) => void): Promise<void> {
  const { old, rerun } = useRerun.getState();
  if (!old || rerun?.status === 'running') return;
  const { lab, recording } = useLab.getState();
  const isMade = rerun?.status === 'done' && lab?.id === rerun.lab && !recording;
  const may = await mayLeaveRun({
    title: '원래 실행을 볼까요',
    text: isMade
      ? '지금 실행하고 있는 실험실은 닫힙니다. 되풀이한 실행도 기록으로 남아 다시 볼 수 있습니다.'
      : '지금 실행하고 있는 실험실은 닫힙니다.',
    yes: '보기',
  });
  if (!may) return;
  if (isMade) useRerun.setState({ made: runOnStage() });
  navigate('/recording');
  await openKept(oldRunName, old.recording, old.moment.atUs);
}

/** Back from the old run to what its rerun has become. */
export async function showMadeRun(navigate: (to: string) => void): Promise<void> {
  const { made, old } = useRerun.getState();
  if (!made || !old) return;
  navigate('/recording');
  await openKept(madeRunName, made, old.moment.atUs);
}
