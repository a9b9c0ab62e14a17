import { Computer } from '../computer/Computer.tsx';
import { LessonPane } from '../lesson/LessonPane.tsx';
import { useTicker } from '../state/useTicker.ts';
import styles from './Shell.module.css';

/** The page's frame: header, lesson, stage, narration, transport. */
export function Shell() {
  useTicker();
  return (
    <div className={styles.shell}>
      <aside className={styles.lesson}>
        <LessonPane />
      </aside>
      <main className={styles.main}>
        <section className={styles.stage}>
          <Computer host="client" />
          <div />
          <Computer host="server" />
        </section>
      </main>
    </div>
  );
}
