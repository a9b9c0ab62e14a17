import type { HostName, ProgramAction, ProgramSignal } from '@socketlab/protocol';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import type { PresentProgram } from './latestProgram.ts';
import styles from './ProgramControls.module.css';

interface Deed {
  id: string;
  name: string;
  text: string;
  does: { signal: ProgramSignal } | { action: ProgramAction };
}

const freeze: Deed = {
  id: 'freeze',
  name: '얼리기',
  text: 'SIGSTOP. 프로그램이 그대로 멈춥니다. 커널은 계속 받고 확인 응답도 보냅니다.',
  does: { signal: 'SIGSTOP' },
};
const thaw: Deed = {
  id: 'thaw',
  name: '녹이기',
  text: 'SIGCONT. 멈춘 자리에서 이어서 실행합니다.',
  does: { signal: 'SIGCONT' },
};
const others: readonly Deed[] = [
  {
    id: 'block-2',
    name: '이벤트 루프 막기 2초',
    text: '끝나지 않는 계산처럼 이벤트 루프를 붙듭니다. 그동안 이벤트도 타이머도 오지 않습니다.',
    does: { action: { kind: 'block', ms: 2000 } },
  },
  {
    id: 'block-10',
    name: '이벤트 루프 막기 10초',
    text: '같은 일을 10초 동안 합니다.',
    does: { action: { kind: 'block', ms: 10_000 } },
  },
  {
    id: 'closeIdle',
    name: '쉬는 소켓 닫기',
    text: '5초 동안 아무것도 오가지 않은 소켓을 모두 destroy()로 닫습니다.',
    does: { action: { kind: 'closeIdle', idleMs: 5000 } },
  },
];
const lateAccepts: readonly Deed[] = [
  {
    id: 'delayAccept-0.5',
    name: '수락 늦추기 0.5초',
    text: "커널은 새 연결을 바로 받아 둡니다. 서버의 'connection' 이벤트만 그만큼 늦게 옵니다.",
    does: { action: { kind: 'delayAccept', ms: 500 } },
  },
  {
    id: 'delayAccept-3',
    name: '수락 늦추기 3초',
    text: '같은 일을 3초로 합니다.',
    does: { action: { kind: 'delayAccept', ms: 3000 } },
  },
];
const acceptAtOnce: Deed = {
  id: 'delayAccept-0',
  name: '수락 늦추기 끄기',
  text: '기다리던 연결도 들어온 순서대로 곧 넘어갑니다.',
  does: { action: { kind: 'delayAccept', ms: 0 } },
};
const kill: Deed = {
  id: 'kill',
  name: '강제 종료',
  text: 'SIGKILL. 프로그램은 아무것도 정리하지 못하고 곧바로 끝납니다.',
  does: { signal: 'SIGKILL' },
};

/** What is done to a program less often: from outside by signals, inside its event loop, and to its text. */
export function ProgramMenu({ host, present }: { host: HostName; present: PresentProgram | null }) {
  const reachable = useLab((state) => state.connection === 'open' && state.lab?.status === 'open');
  const edited = useLab((state) => state.files[host].source !== state.files[host].original);
  const { signalProgram, actOnProgram, restoreSource } = useLab.getState();
  const running = present?.running === true && reachable;
  const deeds = [
    present?.frozen ? thaw : freeze,
    ...others,
    ...lateAccepts,
    ...(present?.acceptsLate ? [acceptAtOnce] : []),
    kill,
  ];

  const act = (id: string) => {
    const deed = deeds.find((one) => one.id === id);
    if (!deed || !present) return restoreSource(host);
    if ('signal' in deed.does) void signalProgram(present.program, deed.does.signal);
    else void actOnProgram(present.program, deed.does.action);
  };
  return (
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
          className={`${controls.menu} ${styles.menu}`}
          aria-label="프로그램 더 보기"
          disabledKeys={[...(running ? [] : deeds.map(({ id }) => id)), ...(edited ? [] : ['restore'])]}
          onAction={(key) => act(String(key))}
        >
          <MenuSection>
            <Header className={styles.section!}>프로그램</Header>
            {deeds.map(({ id, name, text }) => (
              <MenuItem key={id} id={id} className={styles.item!} textValue={name}>
                <span>{name}</span>
                <small>{text}</small>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection>
            <Header className={styles.section!}>코드</Header>
            <MenuItem id="restore" className={styles.item!} textValue="원래 코드">
              <span>원래 코드</span>
              <small>강의의 코드로 되돌립니다. 고친 내용은 사라집니다.</small>
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
