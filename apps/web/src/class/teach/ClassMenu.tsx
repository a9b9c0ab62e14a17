import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import menu from '../../design/DeedMenu.module.css';
import { askFirst } from '../../dialogs/question.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassStrip.module.css';
import { recordPath } from './recordPath.ts';

async function endClass(): Promise<void> {
  const sure = await askFirst({
    title: '수업을 끝낼까요',
    text: '모두 수업에서 나가고, PIN은 더 쓸 수 없습니다. 학생의 코드와 진도는 각자의 브라우저에 남습니다.',
    yes: '수업 끝내기',
  });
  if (sure) await useClass.getState().ask({ kind: 'endClass' });
}

/** What is done with a whole class, once. */
export function ClassMenu({ classId, title }: { classId: string; title: string }) {
  return (
    <MenuTrigger>
      <Button className={styles.more!} aria-label={`${title}, 더 보기`} data-testid="class-menu">
        <svg width="16" height="4" viewBox="0 0 16 4" fill="currentColor" aria-hidden="true">
          <circle cx="2" cy="2" r="1.5" />
          <circle cx="8" cy="2" r="1.5" />
          <circle cx="14" cy="2" r="1.5" />
        </svg>
      </Button>
      <Popover className={controls.popover!} placement="bottom end">
        <Menu className={`${controls.menu} ${menu.menu}`} aria-label="수업 더 보기">
          <MenuItem
            className={`${menu.item} ${styles.link}`}
            href={recordPath(classId, 'csv')}
            download
            textValue="기록 받기 CSV"
          >
            <span>기록 받기(CSV)</span>
            <small>표 프로그램에서 여는 파일입니다.</small>
          </MenuItem>
          <MenuItem
            className={`${menu.item} ${styles.link}`}
            href={recordPath(classId, 'json')}
            download
            textValue="기록 받기 JSON"
          >
            <span>기록 받기(JSON)</span>
            <small>사람, 진도, 투표, 한 일을 빠짐없이 담습니다.</small>
          </MenuItem>
          <MenuItem className={menu.item!} onAction={() => void endClass()} textValue="수업 끝내기">
            <span className={styles.end}>수업 끝내기</span>
            <small>먼저 한 번 묻습니다.</small>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
