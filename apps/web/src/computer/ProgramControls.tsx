import { memo } from 'react';
import { Button, Group } from 'react-aria-components';
import { Later } from '../design/Later.tsx';
import { useLab } from '../state/store.ts';
import type { WorkFile } from '../state/workFile.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import styles from './ProgramControls.module.css';
import { programMenu } from './programMenuPart.tsx';
import { usePresentProgram } from './useProgram.ts';

/** 실행, 정지 and, behind one more press, what is needed less often. They act on the program as it is now: seeking draws none of it anew. */
export const ProgramControls = memo(function ProgramControls({ file }: { file: WorkFile }) {
  const { host } = file;
  const present = usePresentProgram(host, file.name);
  const connected = useLab((state) => state.connection === 'open');
  const labOpen = useLab((state) => state.lab?.status === 'open');
  const busy = useLab((state) => state.busy !== null);
  const { runProgram, signalProgram } = useLab.getState();
  const running = present?.running === true && labOpen;
  if (isStatic)
    return (
      <Group className={styles.bar!} aria-label="프로그램 조작">
        <Button className={styles.button!} onPress={() => tellLiveLab('run')} data-testid={`run-${host}`}>
          고친 코드 실행 방법
        </Button>
        <Later part={programMenu} props={{ file, present }} />
      </Group>
    );
  return (
    <Group className={styles.bar!} aria-label="프로그램 조작">
      <Button
        className={styles.run!}
        isDisabled={!connected || busy}
        onPress={() => void runProgram(file.id)}
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
        onPress={() => present && void signalProgram(present.program, 'SIGTERM')}
        data-testid={`stop-${host}`}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <rect x="1.5" y="1.5" width="7" height="7" rx="1" />
        </svg>
        정지
      </Button>
      <Later part={programMenu} props={{ file, present }} />
    </Group>
  );
});
