import type { HostName } from '@socketlab/protocol';
import { Button, MenuTrigger } from 'react-aria-components';
import { DeedMenu, Deeds } from '../design/DeedMenu.tsx';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import { shownSource, type WorkFile } from '../state/workFile.ts';
import styles from './FileTabs.module.css';
import { newFile } from './newFile.ts';

/** One more file on a computer: an empty one, or a copy of the one that is shown, to run both at once. */
export function AddFileMenu({ host, shown }: { host: HostName; shown: WorkFile }) {
  const addFile = useLab((state) => state.addFile);
  return (
    <MenuTrigger>
      <Button className={styles.add!} aria-label="파일 더하기">
        <Icon name="plus" />
      </Button>
      <DeedMenu
        label="파일 더하기"
        onAction={(id) => {
          if (id === 'new') void newFile(host);
          else addFile(host, shown.name, shownSource(shown));
        }}
      >
        <Deeds
          deeds={[
            { id: 'new', name: '새 파일', text: '이 컴퓨터에서 따로 실행할 빈 프로그램입니다.' },
            {
              id: 'copy',
              name: host === 'server' ? '서버 하나 더' : '클라이언트 하나 더',
              text: `${shown.name} 파일을 복사해 나란히 실행합니다.`,
            },
          ]}
        />
      </DeedMenu>
    </MenuTrigger>
  );
}
