import type { HostName } from '@socketlab/protocol';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import { shownSource, type WorkFile } from '../state/workFile.ts';
import styles from './FileTabs.module.css';
import { newFile } from './newFile.ts';
import programStyles from './ProgramControls.module.css';

/** One more file on a computer: an empty one, or a copy of the one that is shown, to run both at once. */
export function AddFileMenu({ host, shown }: { host: HostName; shown: WorkFile }) {
  const addFile = useLab((state) => state.addFile);
  return (
    <MenuTrigger>
      <Button className={styles.add!} aria-label="파일 더하기">
        <Icon name="plus" />
      </Button>
      <Popover className={controls.popover!} placement="bottom end">
        <Menu
          className={`${controls.menu} ${programStyles.menu}`}
          aria-label="파일 더하기"
          onAction={(key) => {
            if (key === 'new') void newFile(host);
            else addFile(host, shown.name, shownSource(shown));
          }}
        >
          <MenuItem id="new" className={programStyles.item!} textValue="새 파일">
            <span>새 파일</span>
            <small>이 컴퓨터에서 따로 실행할 빈 프로그램입니다.</small>
          </MenuItem>
          <MenuItem
            id="copy"
            className={programStyles.item!}
            textValue={host === 'server' ? '서버 하나 더' : '클라이언트 하나 더'}
          >
            <span>{host === 'server' ? '서버 하나 더' : '클라이언트 하나 더'}</span>
            <small>{shown.name}을 복사해 나란히 실행합니다.</small>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
