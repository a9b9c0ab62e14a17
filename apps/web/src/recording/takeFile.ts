import { askFirst } from '../dialogs/question.ts';
import { useLab } from '../state/store.ts';
import { openRecordingFile } from './openRecording.ts';

/** Opens a file at its own place, whatever the page shows. What runs is asked about first: its lab ends with the turn of the page. */
export async function takeFile(file: File, navigate: (to: string) => void): Promise<void> {
  const { lab, present, recording } = useLab.getState();
  const runs = !recording && lab?.status === 'open' && [...present.programs.values()].some(({ running }) => running);
  if (runs) {
    const sure = await askFirst({
      title: '기록을 열까요',
      text: '지금 실행하고 있는 실험실은 닫힙니다. 남기려면 먼저 기록 메뉴에서 파일로 저장하세요.',
      yes: '열기',
    });
    if (!sure) return;
  }
  navigate('/recording');
  await openRecordingFile(file);
}
