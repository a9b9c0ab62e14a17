import type { JoinedClass } from '@socketlab/protocol/class';
import { Button, Switch, ToggleButton } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { useLab } from '../../state/store.ts';
import { DrillCard } from '../drill/DrillCard.tsx';
import { isDriving, isFollowing } from '../follow/driving.ts';
import { useFollowPlace } from '../follow/useFollowPlace.ts';
import { useFollowStage } from '../follow/useFollowStage.ts';
import { useStageCursor } from '../follow/useStageCursor.ts';
import { PollCard } from '../poll/PollCard.tsx';
import { useClassProgress } from '../progress/useClassProgress.ts';
import { useRestart } from '../restart/useRestart.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassBar.module.css';
import { DeedMark } from './DeedMark.tsx';
import { leaveClass } from './leaveClass.ts';
import { StageLine } from './StageLine.tsx';
import { useDeedNotices } from './useDeedNotices.ts';

/** A student's class, in one line under the header: whether they follow, their hand, and what the instructor does with them. */
export function StudentBar({ mine }: { mine: JoinedClass }) {
  useFollowPlace();
  useFollowStage();
  useStageCursor();
  useClassProgress();
  useDeedNotices();
  useRestart();
  const title = useClass((state) => state.room?.title ?? mine.title);
  return (
    <>
      <section className={styles.bar} aria-label="수업" data-testid="class-bar">
        <p className={styles.title}>
          <b>
            <bdi>{title}</bdi>
          </b>
          <bdi className={styles.name}>{mine.nickname}</bdi>
        </p>
        <Connection />
        <Marks />
        <span className={styles.grow} />
        <span className={styles.deeds}>
          <FollowSwitch />
          <HandButton />
          <Button className={controls.quiet ?? ''} onPress={() => void leaveClass()}>
            나가기
          </Button>
        </span>
      </section>
      <StageLine />
      <aside className={styles.cards} aria-label="수업의 질문과 훈련">
        <PollCard />
        <DrillCard />
      </aside>
    </>
  );
}

const connectionWords = {
  idle: '연결 전',
  connecting: '연결하는 중',
  open: '연결됨',
  lost: '다시 연결하는 중',
  refused: '수업에 들어갈 수 없음',
} as const;

function Connection() {
  const connection = useClass((state) => state.connection);
  return (
    <span className={styles.connection} data-state={connection} role="status" data-testid="class-connection">
      {connectionWords[connection]}
    </span>
  );
}

/** What the instructor does with this student right now. */
function Marks() {
  const watched = useClass((state) => state.self?.watched === true);
  const driving = useClass(isDriving);
  return (
    <span className={styles.marks} role="status">
      {driving && <b data-testid="class-driver">무대를 맡았습니다</b>}
      {watched && <span data-testid="class-watched">강사가 지금 내 실험실을 보고 있습니다</span>}
      <DeedMark />
    </span>
  );
}

function FollowSwitch() {
  const locked = useClass((state) => state.room?.locked === true);
  const following = useClass(isFollowing);
  const ready = useClass((state) => state.connection === 'open' && state.self !== null);
  const watching = useLab((state) => state.watching !== null);
  return (
    <Switch
      className={styles.switch ?? ''}
      isSelected={following}
      isDisabled={locked || !ready}
      onChange={(on) => void useClass.getState().ask({ kind: 'follow', on })}
      data-watching={watching || undefined}
    >
      <i className={styles.track} aria-hidden="true" />
      강사 따라가기
      {locked && <small>강사가 고정함</small>}
    </Switch>
  );
}

function HandButton() {
  const up = useClass((state) => state.self?.hand === true);
  const ready = useClass((state) => state.connection === 'open' && state.self !== null);
  return (
    <ToggleButton
      className={`${controls.button} ${styles.hand}`}
      isSelected={up}
      isDisabled={!ready}
      onChange={(to) => void useClass.getState().ask({ kind: 'hand', up: to })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5.2 8.6V4.1a1 1 0 0 1 2 0v3M7.2 7V2.9a1 1 0 0 1 2 0V7M9.2 7.1V3.8a1 1 0 0 1 2 0v5.4c0 3-1.5 4.9-4 4.9-2 0-3-1-4-3L2 8.9c-.3-.7.7-1.3 1.3-.7l1.9 1.9" />
      </svg>
      손들기
    </ToggleButton>
  );
}
