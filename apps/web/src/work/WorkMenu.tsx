import { useRef } from 'react';
import { Button, MenuTrigger } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { DeedMenu, Deeds } from '../design/DeedMenu.tsx';
import { FileInput } from '../design/FileInput.tsx';
import { useLab } from '../state/store.ts';
import { exportWork } from './exportWork.ts';
import { importWork } from './importWork.ts';
import { keepingWords } from './keepingWords.ts';
import styles from './WorkMenu.module.css';

const deeds = [
  { id: 'keep', name: '지금 저장', text: '고친 코드는 저절로 저장합니다. Ctrl+S 또는 ⌘S' },
  { id: 'export', name: '내보내기', text: '내 코드와 실험과 강의의 기록을 파일 하나로 받습니다.' },
  {
    id: 'import',
    name: '가져오기',
    text: '내보낸 파일을 이 브라우저에 합칩니다. 무엇이 바뀌는지 먼저 알려 줍니다.',
  },
] as const;

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
        <DeedMenu
          label="내 작업"
          onAction={(id) => {
            if (id === 'keep') keepNow();
            if (id === 'export') exportWork(new Date());
            if (id === 'import') picker.current?.click();
          }}
        >
          <Deeds deeds={deeds} />
        </DeedMenu>
      </MenuTrigger>
      <FileInput
        ref={picker}
        accept="application/json,.json"
        testId="import-file"
        onFile={(file) => void importWork(file)}
      />
    </>
  );
}
