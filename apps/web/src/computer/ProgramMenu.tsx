import type { ProgramAction, ProgramSignal } from '@socketlab/protocol';
import { Button, MenuTrigger } from 'react-aria-components';
import { DeedMenu, Deeds, type MenuDeed } from '../design/DeedMenu.tsx';
import { askFirst } from '../dialogs/question.ts';
import type { PresentProgram } from '../state/presentLab.ts';
import { useLab } from '../state/store.ts';
import { isSealed, type WorkFile } from '../state/workFile.ts';
import { isStatic } from '../static/isStatic.ts';
import { formatFile } from './formatFile.ts';
import { renameFile } from './newFile.ts';
import styles from './ProgramControls.module.css';

interface Deed extends MenuDeed {
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

interface FileDeed extends MenuDeed {
  does(file: WorkFile): void;
}

const format: FileDeed = {
  id: 'format',
  name: '코드 정돈',
  text: '들여쓰기와 줄바꿈을 한 가지 꼴로 맞춥니다. Shift+Alt+F',
  does: (file) => void formatFile(file.id),
};
const restart: FileDeed = {
  id: 'restart',
  name: '내 코드 초기화',
  text: '내 코드를 지우고 처음 코드로 되돌립니다.',
  async does(file) {
    const sure = await askFirst({
      title: '내 코드를 초기화할까요',
      text: `${file.name}에 쓴 내 코드를 지우고 처음 코드로 되돌립니다. 바로 뒤에는 되돌릴 수 있습니다.`,
      yes: '초기화',
    });
    if (sure) useLab.getState().restart(file.id);
  },
};
const rename: FileDeed = {
  id: 'rename',
  name: '이름 바꾸기',
  text: '파일의 이름을 바꿉니다.',
  does: (file) => void renameFile(file),
};
const remove: FileDeed = {
  id: 'remove',
  name: '파일 지우기',
  text: '프로그램을 끝내고 파일을 지웁니다.',
  async does(file) {
    const sure = await askFirst({
      title: '파일을 지울까요',
      text: `${file.name} 파일을 지웁니다. 실행하고 있으면 먼저 끝냅니다. 바로 뒤에는 되돌릴 수 있습니다.`,
      yes: '지우기',
    });
    if (sure) useLab.getState().removeFile(file.id);
  },
};

/** What is done to a program less often: from outside by signals, inside its event loop, and to its text. */
export function ProgramMenu({ file, present }: { file: WorkFile; present: PresentProgram | null }) {
  const reachable = useLab((state) => state.connection === 'open' && state.lab?.status === 'open');
  const { signalProgram, actOnProgram } = useLab.getState();
  const running = present?.running === true && reachable;
  const deeds = [
    present?.frozen ? thaw : freeze,
    ...others,
    ...lateAccepts,
    ...(present?.acceptsLate ? [acceptAtOnce] : []),
    kill,
  ];
  const fileDeeds = file.added ? [format, rename, remove] : [format, restart];
  const disabled = [
    ...(running ? [] : deeds.map(({ id }) => id)),
    ...(file.mine === null ? ['restart'] : []),
    ...(isSealed(file) ? ['format'] : []),
  ];

  const act = (id: string) => {
    fileDeeds.find((one) => one.id === id)?.does(file);
    const deed = deeds.find((one) => one.id === id);
    if (!deed || !present) return;
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
      <DeedMenu label="프로그램 더 보기" disabled={disabled} onAction={act}>
        {!isStatic && <Deeds title="프로그램" deeds={deeds} />}
        <Deeds title="코드" deeds={fileDeeds} />
      </DeedMenu>
    </MenuTrigger>
  );
}
