import { limits, type SocketAction } from '@socketlab/protocol';
import { type KeyboardEvent, memo, useState } from 'react';
import { Button, Group, Input, TextField, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useLab } from '../state/store.ts';
import styles from './SocketControls.module.css';
import { SocketMenu } from './SocketMenu.tsx';
import { useIsLive } from './useProgram.ts';

const endings = [
  { kind: 'end', text: '남은 데이터를 모두 보낸 뒤 FIN을 보냅니다. 받기는 계속합니다.' },
  { kind: 'destroy', text: '소켓을 곧바로 닫습니다. 앱에 남은 데이터는 버립니다.' },
  { kind: 'resetAndDestroy', text: 'RST를 보내 연결을 강제로 끊습니다.' },
] as const satisfies readonly { kind: SocketAction['kind']; text: string }[];

interface SocketControlsProps {
  program: string;
  object: string;
  protocol: 'tcp' | 'udp';
}

/** The page's hand on a live socket. It calls the program's own methods, and so only ever acts on the present. */
export const SocketControls = memo(function SocketControls({ program, object, protocol }: SocketControlsProps) {
  const live = useIsLive();
  const labOpen = useLab((state) => state.connection === 'open' && state.lab?.status === 'open');
  const watching = useLab((state) => state.watching !== null);
  const { actOnSocket, goLive } = useLab.getState();
  const [text, setText] = useState('');

  if (watching) return null;
  if (!live) {
    return (
      <p className={styles.past}>
        지난 장면입니다. 소켓은 지금 것만 다룰 수 있습니다.
        <Button className={styles.live!} onPress={goLive}>
          실시간으로
        </Button>
      </p>
    );
  }

  // Nothing else of a datagram socket makes sense from outside: it has no peer of its own to write to, and no end to send.
  if (protocol === 'udp') {
    return (
      <Group className={styles.controls!} aria-label="소켓 조작">
        <div className={styles.endings}>
          <Button
            className={styles.ending!}
            isDisabled={!labOpen}
            onPress={() => void actOnSocket(program, object, { kind: 'destroy' })}
          >
            close()
          </Button>
        </div>
      </Group>
    );
  }

  const send = () => {
    if (text === '') return;
    void actOnSocket(program, object, { kind: 'write', text });
    setText('');
  };
  // The Enter that ends a syllable of 한글 belongs to the input method; Safari tells it by key code 229 alone.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229) send();
  };
  return (
    <Group className={styles.controls!} aria-label="소켓 조작">
      <div className={styles.write}>
        <TextField
          aria-label="보낼 글"
          value={text}
          onChange={setText}
          maxLength={limits.socketTextChars}
          isDisabled={!labOpen}
          className={styles.field!}
        >
          <Input className={styles.input!} placeholder="보낼 글" onKeyDown={onKeyDown} />
        </TextField>
        <Button className={styles.send!} isDisabled={!labOpen || text === ''} onPress={send}>
          보내기
        </Button>
        <SocketMenu program={program} object={object} isDisabled={!labOpen} />
      </div>
      <div className={styles.endings}>
        {endings.map((ending) => (
          <TooltipTrigger key={ending.kind} delay={350}>
            <Button
              className={styles.ending!}
              isDisabled={!labOpen}
              onPress={() => void actOnSocket(program, object, { kind: ending.kind })}
            >
              {ending.kind}()
            </Button>
            <Tooltip className={styles.explain!} placement="top" offset={6}>
              {ending.text}
            </Tooltip>
            <span className={styles.touchExplain} aria-hidden="true">
              {ending.text}
            </span>
          </TooltipTrigger>
        ))}
      </div>
    </Group>
  );
});
