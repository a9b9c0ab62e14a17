import type { OpenedClass } from '@socketlab/protocol/class';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ReadingPage } from '../../reading/ReadingPage.tsx';
import { useClass } from '../state/classStore.ts';
import styles from './ClassCard.module.css';
import { ClassIsOpen } from './ClassIsOpen.tsx';
import { OpenForm } from './OpenForm.tsx';

/** `/class`: the owner opens a class, or finds the one that is open. Everybody else is shown where to join. */
export function OpenPage() {
  const me = useClass((state) => state.me);
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState<OpenedClass | null>(null);
  const learn = async () => {
    setAsked(false);
    await useClass.getState().learnMe();
    setAsked(true);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => void learn(), []);

  const mine = me?.class?.role === 'instructor' ? me.class : null;
  return (
    <ReadingPage title="수업 열기 · 소켓랩">
      {mine ? (
        <ClassIsOpen mine={mine} secret={opened?.class === mine.id ? opened.secret : null} />
      ) : me?.owner ? (
        <OpenForm onOpened={setOpened} />
      ) : me ? (
        <NotOwner />
      ) : asked ? (
        <NoAnswer onRetry={() => void learn()} />
      ) : (
        <section className={styles.card} aria-busy="true" aria-label="서버에 묻는 중" />
      )}
    </ReadingPage>
  );
}

function NotOwner() {
  return (
    <section className={styles.card}>
      <p className={styles.kicker}>실시간 수업</p>
      <h1 className={styles.title}>수업은 강사가 엽니다</h1>
      <p className={styles.lead}>
        수업을 열려면 서버를 시작할 때 터미널에 나온 주소로 이 페이지를 엽니다. 수업에 들어가려면 강사가 보여 주는 PIN만
        있으면 됩니다.
      </p>
      <div className={styles.ways}>
        <Link className={styles.submit} href="/join">
          PIN으로 들어가기
        </Link>
        <Link className={styles.second} href="/">
          혼자 배우기
        </Link>
      </div>
    </section>
  );
}

function NoAnswer({ onRetry }: { onRetry(): void }) {
  return (
    <section className={styles.card} role="alert">
      <h1 className={styles.title}>서버가 답하지 않았습니다</h1>
      <p className={styles.lead}>서버가 켜져 있는지, 네트워크에 연결되어 있는지 확인하고 다시 시도합니다.</p>
      <div className={styles.ways}>
        <button type="button" className={styles.submit} onClick={onRetry}>
          다시 시도
        </button>
      </div>
    </section>
  );
}
