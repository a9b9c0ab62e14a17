import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { askFirst } from '../dialogs/question.ts';
import { useLab } from '../state/store.ts';
import type { Slot, WorkFile } from '../state/workFile.ts';
import styles from './SlotChoice.module.css';

const names: Readonly<Record<Slot, string>> = { start: '처음', mine: '내 코드', answer: '정답' };

/** Which of a file's three texts its editor shows. The answer is shown to whoever asks for it, and asked about once. */
export function SlotChoice({ file }: { file: WorkFile }) {
  const showSlot = useLab((state) => state.showSlot);
  const slots: readonly Slot[] = file.answer === null ? ['start', 'mine'] : ['start', 'mine', 'answer'];
  const choose = async (slot: Slot) => {
    const sure =
      slot !== 'answer' ||
      file.answerSeen ||
      (await askFirst({
        title: '정답을 볼까요',
        text: '먼저 스스로 해 보는 편이 오래 남습니다. 정답을 보아도 내 코드는 그대로 있습니다.',
        yes: '정답 보기',
      }));
    if (sure) showSlot(file.id, slot);
  };
  return (
    <ToggleButtonGroup
      className={styles.slots!}
      aria-label="보이는 코드"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[file.slot]}
      onSelectionChange={(keys) => {
        const [slot] = [...keys];
        if (slot && slot !== file.slot) void choose(slot as Slot);
      }}
    >
      {slots.map((slot) => (
        <ToggleButton key={slot} id={slot} className={styles.slot!}>
          {names[slot]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
