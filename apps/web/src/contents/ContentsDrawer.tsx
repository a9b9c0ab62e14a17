import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { course } from '../course/course.ts';
import type { IndexLesson, Place } from '../course/courseIndex.ts';
import { areFinished, finishedOf } from '../course/finished.ts';
import { printPath, stepPath } from '../course/paths.ts';
import { Icon } from '../design/Icon.tsx';
import { useProgress } from '../lesson/progressStore.ts';
import styles from './ContentsDrawer.module.css';

/** The whole course at the page's left edge, with what is finished, opened at where the student is. */
export function ContentsDrawer({ place, onClose }: { place: Place; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    const here = dialog.current?.querySelector<HTMLElement>('[aria-current]');
    here?.focus({ preventScroll: true });
    here?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it as well
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="목차"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.drawer}>
        <header className={styles.head}>
          <h2>{course.title}</h2>
          <button type="button" className={styles.close} aria-label="목차 닫기" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <nav className={styles.parts} aria-label="강의 목차">
          {course.parts.map((part) => (
            <section key={part.id} aria-label={part.title}>
              <h3 className={styles.part}>{part.title}</h3>
              {part.lessons.map((lesson) => (
                <LessonRow key={lesson.id} lesson={lesson} place={place} onGo={onClose} />
              ))}
            </section>
          ))}
        </nav>
        <footer className={styles.foot}>
          <Link href="/" onClick={onClose}>
            모든 강의
          </Link>
          <Link href="/glossary" onClick={onClose}>
            용어집
          </Link>
          <Link href={printPath(place.lesson.id)} onClick={onClose}>
            이 강의 인쇄
          </Link>
        </footer>
      </div>
    </dialog>
  );
}

function LessonRow({ lesson, place, onGo }: { lesson: IndexLesson; place: Place; onGo(): void }) {
  const progress = useProgress();
  const { tasks, ofTasks } = finishedOf(lesson, lesson.steps, progress);
  const here = lesson === place.lesson;
  const done = areFinished(lesson, lesson.steps, progress);
  return (
    <details className={styles.lesson} open={here}>
      <summary data-here={here}>
        <span className={styles.lessonTitle}>{lesson.title}</span>
        <span className={styles.count} data-done={done}>
          {done ? '✓ 마침' : ofTasks > 0 ? `${tasks} / ${ofTasks}` : ''}
        </span>
      </summary>
      <ol>
        {lesson.steps.map((step) => {
          const finished = areFinished(lesson, [step], progress);
          return (
            <li key={step.id}>
              <Link
                href={stepPath(lesson.id, step.id)}
                aria-current={step === place.step ? 'page' : undefined}
                onClick={onGo}
              >
                {step.title}
                {finished && (
                  <span className={styles.tick}>
                    <span aria-hidden="true">✓</span>
                    <span className="visuallyHidden">, 마침</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
