import type { SocketAction } from '@socketlab/protocol';
import { Button, MenuTrigger } from 'react-aria-components';
import { DeedMenu, Deeds, type MenuDeed } from '../design/DeedMenu.tsx';
import { useLab } from '../state/store.ts';
import styles from './SocketControls.module.css';

interface Deed extends MenuDeed {
  action: SocketAction;
}

const timeout = (name: string, text: string, ms: number): Deed => ({
  id: `setTimeout-${ms}`,
  name,
  text,
  action: { kind: 'setTimeout', ms },
});

const deeds: readonly Deed[] = [
  {
    id: 'pause',
    name: 'pause()',
    text: "'data' 이벤트를 멈춥니다. 앱이 읽지 않으면 받은 버퍼가 차고 윈도우가 닫힙니다.",
    action: { kind: 'pause' },
  },
  { id: 'resume', name: 'resume()', text: "'data' 이벤트를 다시 받습니다.", action: { kind: 'resume' } },
  timeout('setTimeout() 1초', "1초 동안 유휴이면 'timeout' 이벤트가 옵니다. 소켓은 닫히지 않습니다.", 1000),
  timeout('setTimeout() 5초', '위와 같고, 5초입니다.', 5000),
  timeout('setTimeout() 30초', '위와 같고, 30초입니다.', 30_000),
  timeout('setTimeout() 끔', "setTimeout(0). 'timeout' 이벤트가 오지 않습니다.", 0),
];

interface SocketMenuProps {
  program: string;
  object: string;
  isDisabled: boolean;
}

/** What is asked of a socket less often: reading stopped, and its timeout. */
export function SocketMenu({ program, object, isDisabled }: SocketMenuProps) {
  const { actOnSocket } = useLab.getState();
  return (
    <MenuTrigger>
      <Button className={styles.more!} aria-label="소켓 더 보기" isDisabled={isDisabled}>
        <svg viewBox="0 0 16 4" aria-hidden="true">
          <circle cx="2" cy="2" r="1.5" />
          <circle cx="8" cy="2" r="1.5" />
          <circle cx="14" cy="2" r="1.5" />
        </svg>
      </Button>
      <DeedMenu
        label="소켓 더 보기"
        placement="top end"
        onAction={(id) => {
          const deed = deeds.find((one) => one.id === id);
          if (deed) void actOnSocket(program, object, deed.action);
        }}
      >
        <Deeds deeds={deeds} />
      </DeedMenu>
    </MenuTrigger>
  );
}
