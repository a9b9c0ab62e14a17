import { Link, useLocation } from 'wouter';
import { course } from '../course/course.ts';
import type { IndexLesson } from '../course/courseIndex.ts';
import { stepPath } from '../course/paths.ts';
import { useSearch } from '../search/useSearch.ts';
import { ReadingPage } from './ReadingPage.tsx';
import styles from './UnknownPlace.module.css';

/** An address that leads nowhere, and the ways on. `lesson` is there where the address was right that far. */
export function UnknownPlace({ lesson }: { lesson?: IndexLesson }) {
  const [path] = useLocation();
  const show = useSearch((state) => state.show);
  return (
    <ReadingPage title="없는 주소 · 소켓랩">
      <h1 className={styles.title}>{lesson ? '이 강의에 없는 단계입니다' : '이 주소에는 아무것도 없습니다'}</h1>
      <p className={styles.path}>
        <code>{decoded(path)}</code>
      </p>
      <p className={styles.text}>
        주소를 잘못 적었거나, 강의가 바뀌어 이름이 달라졌을 수 있습니다. 배운 기록은 이 브라우저에 그대로 있습니다.
      </p>
      {lesson && (
        <section className={styles.steps} aria-labelledby="steps-of-lesson">
          <h2 id="steps-of-lesson">{lesson.title}</h2>
          <ol>
            {lesson.steps.map((step) => (
              <li key={step.id}>
                <Link href={stepPath(lesson.id, step.id)}>{step.title}</Link>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className={styles.ways}>
        <Link href="/">{course.title}, 모든 강의 보기</Link>
        <button type="button" onClick={show}>
          강의에서 찾기
        </button>
      </p>
    </ReadingPage>
  );
}

/** An address as it is read. One that is no valid URI is shown as it came. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
