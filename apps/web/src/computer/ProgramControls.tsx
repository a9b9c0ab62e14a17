import type { HostName } from '@socketlab/protocol';
import { memo } from 'react';
import { Button, Group, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import styles from './ProgramControls.module.css';
import { usePresentProgram } from './useProgram.ts';

/** 실행, 정지 and, behind one more press, what cannot be taken back. They act on the program as it is now: seeking draws none of it anew. */
export const ProgramControls = memo(function ProgramControls({ host }: { host: HostName }) {
  const present = usePresentProgram(host);
  const connected = useLab((state) => state.connection === 'open');
  const labOpen = useLab((state) => state.lab?.status === 'open');
  const busy = useLab((state) => state.busy !== null);
  const edited = useLab((state) => state.files[host].source !== state.files[host].original);
  const { runProgram, signalProgram, restoreSource } = useLab.getState();
  const running = present?.running === true && labOpen;
  const signal = (name: 'SIGTERM' | 'SIGKILL') => present && void signalProgram(present.program, name);
  return (
    <Group className={styles.bar!} aria-label="프로그램 조작">
      <Button
        className={styles.run!}
        isDisabled={!connected || busy}
        onPress={() => void runProgram(host)}
        data-testid={`run-${host}`}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M2 1l7 4-7 4z" />
        </svg>
        {present ? '다시 실행' : '실행'}
      </Button>
      <Button
        className={styles.button!}
        isDisabled={!connected || !running}
        onPress={() => signal('SIGTERM')}
        data-testid={`stop-${host}`}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <rect x="1.5" y="1.5" width="7" height="7" rx="1" />
        </svg>
        정지
      </Button>
      <MenuTrigger>
        <Button className={styles.more!} aria-label="프로그램 더 보기">
          <svg className={styles.dots} viewBox="0 0 16 4" aria-hidden="true">
            <circle cx="2" cy="2" r="1.5" />
            <circle cx="8" cy="2" r="1.5" />
            <circle cx="14" cy="2" r="1.5" />
          </svg>
        </Button>
        <Popover className={controls.popover!} placement="bottom end">
          <Menu
            className={controls.menu!}
            aria-label="프로그램 더 보기"
            disabledKeys={[...(running ? [] : ['kill']), ...(edited ? [] : ['restore'])]}
            onAction={(key) => (key === 'kill' ? signal('SIGKILL') : restoreSource(host))}
          >
            <MenuItem id="kill" className={styles.item!} textValue="강제 종료">
              <span>강제 종료</span>
              <small>SIGKILL. 프로그램은 아무것도 정리하지 못하고 곧바로 끝납니다.</small>
            </MenuItem>
            <MenuItem id="restore" className={styles.item!} textValue="원래 코드">
              <span>원래 코드</span>
              <small>강의의 코드로 되돌립니다. 고친 내용은 사라집니다.</small>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </Group>
  );
});
