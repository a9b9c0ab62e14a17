import { askFirst, type Question } from '../dialogs/question.ts';
import { useLab } from '../state/store.ts';

const opening: Question = {
  title: '기록을 열까요',
  text: '지금 실행하고 있는 실험실은 닫힙니다. 남기려면 먼저 기록 메뉴에서 파일로 저장합니다.',
  yes: '열기',
};

/** Whether the page's lab may end for a recording. Asked where something still runs in it. */
export async function mayLeaveRun(question = opening): Promise<boolean> {
  const { lab, present, recording } = useLab.getState();
  const runs = !recording && lab?.status === 'open' && [...present.programs.values()].some(({ running }) => running);
  return !runs || askFirst(question);
}
