import { askFirst } from '../../dialogs/question.ts';
import { useLab } from '../../state/store.ts';
import { useClass } from '../state/classStore.ts';

/** 나가기: the seat in the class is given up, the work of this browser is not. */
export async function leaveClass(): Promise<void> {
  const sure = await askFirst({
    title: '수업에서 나갈까요',
    text: '코드와 진도는 이 브라우저에 남습니다. PIN을 다시 적으면 돌아올 수 있습니다.',
    yes: '나가기',
  });
  if (!sure) return;
  try {
    const response = await fetch('/api/leave', { method: 'POST', signal: AbortSignal.timeout(5000) });
    if (!response.ok) throw new Error(`/api/leave: ${response.status}`);
  } catch {
    useLab
      .getState()
      .notify({ tone: 'error', code: null, text: '서버가 답하지 않아 나가지 못했습니다. 잠시 뒤에 다시 나갑니다.' });
    return;
  }
  useClass.getState().close();
  useClass.setState({ over: 'left' });
  void useClass.getState().learnMe();
}
