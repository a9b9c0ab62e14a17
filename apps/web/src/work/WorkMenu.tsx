import { useRef } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import programStyles from '../computer/ProgramControls.module.css';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import { exportWork } from './exportWork.ts';
import { importWork } from './importWork.ts';
import { keepingWords } from './keepingWords.ts';
import styles from './WorkMenu.module.css';

/** Whether the student's work is kept, and behind it what can be done with all of it. */
export function WorkMenu() {
  const keeping = useLab((state) => state.keeping);
  const keepNow = useLab((state) => state.keepNow);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <MenuTrigger>
        <Button
          className={`${controls.pill} ${styles.mark}`}
          aria-label={`내 작업, ${keepingWords[keeping]}`}
          data-keeping={keeping}
        >
          <span data-testid="keeping">{keepingWords[keeping]}</span>
        </Button>
        <Popover className={controls.popover!} placement="bottom end">
          <Menu
            className={`${controls.menu} ${programStyles.menu}`}
            aria-label="내 작업"
            onAction={(key) => {
              if (key === 'keep') keepNow();
              if (key === 'export') exportWork(new Date());
              if (key === 'import') picker.current?.click();
            }}
          >
            <MenuItem id="keep" className={programStyles.item!} textValue="지금 저장">
              <span>지금 저장</span>
              <small>고친 코드는 저절로 저장합니다. Ctrl+S 또는 ⌘S</small>
            </MenuItem>
            <MenuItem id="export" className={programStyles.item!} textValue="내보내기">
              <span>내보내기</span>
              <small>내 코드와 실험과 강의의 기록을 파일 하나로 받습니다.</small>
            </MenuItem>
            <MenuItem id="import" className={programStyles.item!} textValue="가져오기">
              <span>가져오기</span>
              <small>내보낸 파일을 이 브라우저에 합칩니다. 무엇이 바뀌는지 먼저 알려 줍니다.</small>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        data-testid="import-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void importWork(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
