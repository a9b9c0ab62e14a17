import { Link } from 'wouter';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import { HowToGetLab } from './HowToGetLab.tsx';
import styles from './LiveLab.module.css';
import { type LiveLabTopic, liveLabTopics } from './liveLabTopics.ts';

/** A place that is all about a live lab, on a page that has none. */
export function LiveLabPage({ topic }: { topic: LiveLabTopic }) {
  const { title, text } = liveLabTopics[topic];
  return (
    <ReadingPage title={`${title} · 소켓랩`}>
      <h1 className={styles.heading}>{title}</h1>
      <p className={styles.lead}>{text}</p>
      <section className={styles.card} aria-label="소켓랩을 실행하는 방법" data-testid="live-lab">
        <HowToGetLab />
      </section>
      <p className={styles.ways}>
        <Link href="/">모든 강의 보기</Link>
        <Link href="/recording">기록 열기</Link>
      </p>
    </ReadingPage>
  );
}
