import type { RosterRow } from '@socketlab/protocol/class';
import { useRef } from 'react';
import { Menu, Popover } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import menu from '../../design/DeedMenu.module.css';
import { Deeds } from '../../design/DeedMenu.tsx';
import { nameText } from '../nameText.ts';
import { useClass } from '../state/classStore.ts';
import { useTeach } from '../teach/teachStore.ts';
import { backToOwnLab, watchStudent } from '../teach/watchStudent.ts';
import { banMember, kickMember } from './sendOut.ts';

interface RosterMenuProps {
  row: RosterRow;
  button: HTMLElement;
  onClose(): void;
  /** The stage, or another pane, is what one wants to see next. */
  onLeave(): void;
}

/** What can be done with one student. One menu for the whole list, beside the button that asked for it. */
export function RosterMenu({ row, button, onClose, onLeave }: RosterMenuProps) {
  const anchor = useRef(button);
  const driver = useClass((state) => state.room?.stage.driver ?? null);
  const watched = useTeach((state) => state.watched?.member === row.member);
  const { ask } = useClass.getState();
  const drives = driver === row.member;
  const deeds = [
    watched
      ? { id: 'stop', name: '그만 보기', text: '내 실험실로 돌아옵니다.' }
      : {
          id: 'watch',
          name: '실험실 보기',
          text: row.lab === null ? '아직 연 실험실이 없습니다.' : '내 무대에서 봅니다. 학생에게 알립니다.',
        },
    drives
      ? { id: 'take', name: '무대 돌려받기', text: '내 실험실이 다시 무대가 됩니다.' }
      : { id: 'give', name: '무대 맡기기', text: '이 학생의 실험실이 모두가 보는 무대가 됩니다.' },
    ...(row.handAtMs === null ? [] : [{ id: 'lower', name: '손 내리기', text: '학생에게도 내려간 것이 보입니다.' }]),
    { id: 'deed', name: '장애 내기', text: '이 학생의 실험실에만 냅니다.' },
  ];
  const out = [
    { id: 'kick', name: '내보내기', text: '수업에서 나갑니다. 다시 들어올 수 있습니다.' },
    { id: 'ban', name: '차단', text: '수업에서 나가고, 다시 들어올 수 없습니다.' },
  ];
  const act = (id: string) => {
    if (id === 'watch') void watchStudent(row);
    if (id === 'stop') backToOwnLab();
    if (id === 'give') void ask({ kind: 'handStage', member: row.member });
    if (id === 'take') void ask({ kind: 'handStage', member: null });
    if (id === 'lower') void ask({ kind: 'lowerHand', member: row.member });
    if (id === 'kick') void kickMember(row);
    if (id === 'ban') void banMember(row);
    if (id === 'deed') {
      const { aim, show } = useTeach.getState();
      aim({ to: 'member', member: row.member }, row.nickname);
      show('deeds');
    }
    if (id === 'watch' || id === 'deed' || id === 'kick' || id === 'ban') onLeave();
  };
  return (
    <Popover
      className={controls.popover!}
      aria-label={`${row.nickname}님`}
      triggerRef={anchor}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu
        className={`${controls.menu} ${menu.menu}`}
        aria-label={`${row.nickname}님`}
        autoFocus="first"
        disabledKeys={row.lab === null ? ['watch'] : []}
        onAction={(key) => {
          onClose();
          act(String(key));
        }}
        onClose={onClose}
      >
        <Deeds title={nameText(row.nickname)} deeds={deeds} />
        <Deeds title="수업에서" deeds={out} />
      </Menu>
    </Popover>
  );
}
