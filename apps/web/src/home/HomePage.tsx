import { summaries } from 'virtual:lessons/summaries';
import { Link } from 'wouter';
import { course } from '../course/course.ts';
import { findPlace, type IndexLesson, type IndexPart, placesOf } from '../course/courseIndex.ts';
import { areFinished, finishedOf } from '../course/finished.ts';
import { lastPlace, lastStepOf } from '../course/lastPlace.ts';
import { stepPath } from '../course/paths.ts';
import { useProgress } from '../lesson/progressStore.ts';
import { RichText } from '../lesson/RichText.tsx';
import { ReadingPage } from '../reading/ReadingPage.tsx';
import { isStatic } from '../static/isStatic.ts';
import styles from './HomePage.module.css';

/** The course: its parts and lessons, how far the student has come, and the way back to where it was left. */
export function HomePage() {
  return (
    <ReadingPage title={`${course.title} · 소켓랩`}>
      <h1 className={styles.title}>{course.title}</h1>
      <p className={styles.lead}>
        {isStatic
          ? '읽고, 예측하고, 기록된 실행을 봅니다. 강의의 프로그램을 실제 Node.js 프로세스로 실행한 기록이고, 화면에는 실제로 일어난 일만 나옵니다.'
          : '읽고, 예측하고, 실행합니다. 강의의 프로그램은 실제 Node.js 프로세스로 실행되고, 화면에는 실제로 일어난 일만 나옵니다.'}
      </p>
      <Resume />
      {course.parts.map((part, index) => (
        <Part key={part.id} part={part} number={index + 1} />
      ))}
      <section className={styles.beside} aria-label="그 밖의 것">
        <Link className={styles.card} href="/lab">
          <b>자유 실험실</b>
          <span>강의 없이 프로그램과 회선을 마음대로 다룹니다.</span>
        </Link>
        <Link className={styles.card} href="/compare">
          <b>두 실행 비교</b>
          <span>실제로 실행한 두 기록을 이벤트끼리 맞추어 나란히 봅니다.</span>
        </Link>
        <Link className={styles.card} href="/recording">
          <b>기록 열기</b>
          <span>파일로 저장한 실행을 실험실 없이 다시 봅니다.</span>
        </Link>
        <Link className={styles.card} href="/glossary">
          <b>용어집</b>
          <span>강의에 나오는 말을 한곳에서 찾아봅니다.</span>
        </Link>
        <Link className={styles.card} href="/join">
          <b>수업 들어가기</b>
          <span>강사가 보여 주는 PIN으로 실시간 수업에 들어갑니다.</span>
        </Link>
        <Link className={styles.card} href="/class">
          <b>수업 열기</b>
          <span>강사로 수업을 열고, 모두에게 무대를 보여 줍니다.</span>
        </Link>
      </section>
    </ReadingPage>
  );
}

/** 이어서 하기, or where nothing was opened yet, the beginning. */
function Resume() {
  const last = lastPlace();
  const found = last && findPlace(course, last.lesson, last.step);
  const place = found && 'place' in found ? found.place : null;
  const first = placesOf(course)[0];
  const to = place ?? first;
  if (!to) return null;
  return (
    <Link className={styles.resume} href={stepPath(to.lesson.id, to.step.id)}>
      <span className={styles.resumeWord}>{place ? '이어서 하기' : '처음부터 시작'}</span>
      <span className={styles.resumePlace}>
        {to.lesson.title} · {to.at + 1}단계 {to.step.title}
      </span>
    </Link>
  );
}

function Part({ part, number }: { part: IndexPart; number: number }) {
  return (
    <section className={styles.part} aria-labelledby={`part-${part.id}`}>
      <header>
        <h2 id={`part-${part.id}`}>
          <span className={styles.number}>{number}부</span> {part.title}
        </h2>
        <p>{summaries.parts[part.id]}</p>
      </header>
      <ol className={styles.lessons}>
        {part.lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonCard lesson={lesson} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function LessonCard({ lesson }: { lesson: IndexLesson }) {
  const progress = useProgress();
  const { tasks, ofTasks, exercises, ofExercises, right, answered, ofPredictions } = finishedOf(
    lesson,
    lesson.steps,
    progress,
  );
  const done = areFinished(lesson, lesson.steps, progress);
  const step = lesson.steps.find((one) => one.id === lastStepOf(lesson.id)) ?? lesson.steps[0];
  return (
    <Link className={styles.lesson} href={step ? stepPath(lesson.id, step.id) : '/'} data-done={done}>
      <b className={styles.lessonTitle}>{lesson.title}</b>
      <span className={styles.summary}>
        <RichText text={summaries.lessons[lesson.id] ?? ''} />
      </span>
      <span className={styles.facts}>
        <span>{lesson.steps.length}단계</span>
        {ofTasks > 0 && (
          <span className={styles.tasks}>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ width: `${(tasks / ofTasks) * 100}%` }} />
            </span>
            {done ? '✓ 마침' : `해 보기 ${tasks} / ${ofTasks}`}
          </span>
        )}
        {ofExercises > 0 && <span>{`연습 ${exercises} / ${ofExercises}`}</span>}
        {ofPredictions > 0 && (
          <span>{answered === 0 ? `예측 ${ofPredictions}개` : `예측 ${ofPredictions}개 중 ${right}개 맞음`}</span>
        )}
      </span>
    </Link>
  );
}
