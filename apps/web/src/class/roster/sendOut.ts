import type { RosterRow } from '@socketlab/protocol/class';
import { askFirst } from '../../dialogs/question.ts';
import { nameText } from '../nameText.ts';
import { useClass } from '../state/classStore.ts';

/** Out of the class, after a question. */
export async function kickMember({ member, nickname }: RosterRow): Promise<void> {
  const sure = await askFirst({
    title: `${nameText(nickname)}님을 내보낼까요`,
    text: '학생의 실험실이 닫히고 수업에서 나갑니다. PIN을 다시 적으면 들어올 수 있습니다.',
    yes: '내보내기',
  });
  if (sure) await useClass.getState().ask({ kind: 'kick', member });
}

/** Out for good, after a question. */
export async function banMember({ member, nickname }: RosterRow): Promise<void> {
  const sure = await askFirst({
    title: `${nameText(nickname)}님을 차단할까요`,
    text: '학생이 수업에서 나가고, 이 브라우저와 이 별명으로는 다시 들어올 수 없습니다. 되돌릴 수 없습니다.',
    yes: '차단',
  });
  if (sure) await useClass.getState().ask({ kind: 'ban', member });
}
