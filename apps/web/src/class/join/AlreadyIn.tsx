import type { JoinedClass } from '@socketlab/protocol/class';
import { Link } from 'wouter';
import styles from '../open/ClassCard.module.css';
import { pinText } from '../open/pinText.ts';

interface AlreadyInProps {
  mine: JoinedClass;
  onEnter(): void;
  onOther(): void;
}

/** This browser is in a class already: under which name, and the way in. */
export function AlreadyIn({ mine, onEnter, onOther }: AlreadyInProps) {
  const teaching = mine.role === 'instructor';
  return (
    <section className={styles.card} aria-labelledby="already-in">
      <p className={styles.kicker}>
        <bdi>{mine.title}</bdi> · PIN {pinText(mine.pin)}
      </p>
      <h1 className={styles.title} id="already-in">
        <bdi>{mine.nickname}</bdi>님으로 들어와 있습니다
      </h1>
      <p className={styles.lead}>
        {teaching ? '이 브라우저는 이 수업의 강사입니다.' : '이 브라우저에서는 다시 적지 않아도 이어서 들어갑니다.'}
      </p>
      <div className={styles.ways}>
        {teaching ? (
          <Link className={styles.submit} href="/class/teach">
            강의실로
          </Link>
        ) : (
          <button type="button" className={styles.submit} onClick={onEnter}>
            들어가기
          </button>
        )}
        {!teaching && (
          <button type="button" className={styles.second} onClick={onOther}>
            다른 수업으로
          </button>
        )}
      </div>
    </section>
  );
}
