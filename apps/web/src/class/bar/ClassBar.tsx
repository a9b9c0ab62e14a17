import { useEffect } from 'react';
import { Link } from 'wouter';
import { useLab } from '../../state/store.ts';
import { askAtLast } from '../state/askAtLast.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassBar.module.css';
import { OverBar } from './OverBar.tsx';
import { StudentBar } from './StudentBar.tsx';

/** The class on a page of lessons or of the free lab: a student's bar, or an instructor's way back. */
export function ClassBar() {
  const over = useClass((state) => state.over);
  const mine = useClass((state) => state.me?.class ?? null);
  const owner = useClass((state) => state.me?.owner === true);
  const guest = owner ? null : over ? 'out' : mine?.role === 'student' ? 'in' : null;
  useEffect(() => useLab.setState({ guest }), [guest]);
  useEffect(() => {
    void begin();
  }, []);
  if (over) return <OverBar reason={over} owner={owner} />;
  if (!mine) return null;
  if (mine.role === 'student') return <StudentBar mine={mine} />;
  // The instructor's own page has everything of the class around this one.
  if (window.location.pathname.startsWith('/class/')) return null;
  return (
    <section className={styles.bar} aria-label="수업" data-testid="class-bar">
      <p className={styles.title}>
        <b>
          <bdi>{mine.title}</bdi>
        </b>{' '}
        수업의 강사로 들어와 있습니다.
      </p>
      <span className={styles.grow} />
      <Link href="/class/teach">강사 화면으로</Link>
    </section>
  );
}

async function begin(): Promise<void> {
  const { me, learnMe, enter } = useClass.getState();
  const known = me ?? (await askAtLast(learnMe));
  if (known?.class?.role === 'student') enter('student');
}
