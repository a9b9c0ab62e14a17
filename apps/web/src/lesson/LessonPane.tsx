import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { course } from '../course/course.ts';
import { neighborsOf, type Place } from '../course/courseIndex.ts';
import { type OpenStep, useStepOnPage } from '../course/openStep.ts';
import { printPath, stepPath } from '../course/paths.ts';
import { goToAnchor } from '../reading/goToAnchor.ts';
import { useAnchor } from '../reading/useAnchor.ts';
import { leaveRecordedRun } from '../recording/recordedRuns.ts';
import { useLab } from '../state/store.ts';
import { checkWay } from '../static/checkWay.ts';
import styles from './LessonPane.module.css';
import { useProgress } from './progressStore.ts';
import { StepContext } from './StepContext.ts';
import { StepProgress } from './StepProgress.tsx';
import textStyles from './StepText.module.css';
import { stepParts } from './stepParts.tsx';
import { stepSpace } from './stepSpace.ts';
import { type IsAsked, useRunGate } from './useRunGate.ts';
import { useStepSetup } from './useStepSetup.ts';
import { useTicking } from './useTicking.ts';

/** The lesson at the left of the stage: one step at a time, by the page's address. */
export function LessonPane({ place, isAsked }: { place: Place; isAsked?: IsAsked }) {
  const shown = useStepOnPage((state) => state.shown);
  const failed = useStepOnPage((state) => state.failed);
  const open = useStepOnPage((state) => state.open);
  const missing = failed?.lesson === place.lesson.id && failed.step === place.step.id;
  if (missing)
    return (
      <div className={styles.pane}>
        <div role="alert">
          <h1>{place.step.title}</h1>
          <p className={styles.missing}>이 단계를 불러오지 못했습니다. {checkWay} 확인하고 다시 시도합니다.</p>
        </div>
        <button type="button" className={styles.again} onClick={() => void open(place.lesson.id, place.step.id)}>
          다시 시도
        </button>
      </div>
    );
  if (!shown) return <div className={styles.pane} aria-busy="true" />;
  return <StepOnPane shown={shown} isAsked={isAsked} />;
}

function StepOnPane({ shown, isAsked }: { shown: OpenStep; isAsked: IsAsked | undefined }) {
  const { lesson, step, index, Text } = shown;
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  const anchor = useAnchor();
  useTicking(lesson, step);
  useStepSetup(step);
  useRunGate(lesson, step, isAsked);

  useEffect(() => {
    useLab.getState().openSpace(stepSpace(lesson, step));
    return leaveRecordedRun;
  }, [lesson, step]);

  useEffect(() => {
    document.title = `${step.title} · ${lesson.title} · 소켓랩`;
    const turned = shownStep.current !== step;
    shownStep.current = step;
    if (anchor !== null && goToAnchor(anchor)) return;
    if (!turned) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('article')?.parentElement?.scrollTo({ top: 0 });
  }, [lesson, step, anchor]);

  const context = useMemo(() => ({ lesson, step }), [lesson, step]);
  const place = course.parts
    .flatMap((part) => part.lessons.map((one) => ({ part, lesson: one })))
    .find((one) => one.lesson.id === lesson.id)!;
  const at = place.lesson.steps.findIndex((one) => one.id === step.id);
  const { previous, next } = neighborsOf(course, { ...place, step: place.lesson.steps[at]!, at });
  return (
    <article className={styles.pane} lang="ko">
      <header className={styles.head}>
        <StepProgress lesson={lesson} current={step} />
        <p className={styles.kicker}>
          {step.chapter.title} · {index + 1}단계
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {step.title}
        </h1>
      </header>
      <div className={textStyles.text}>
        <StepContext value={context}>
          <Text key={`${lesson.id}/${step.id}`} components={stepParts} />
        </StepContext>
      </div>
      <nav className={styles.nav} aria-label="이전과 다음 단계">
        {previous ? <Way to={previous} from={lesson.id} word="이전" /> : <Link href="/">모든 강의</Link>}
        {next ? <Way to={next} from={lesson.id} word="다음" /> : <Link href="/">모든 강의</Link>}
      </nav>
      <footer className={styles.foot}>
        <Link href={printPath(lesson.id)}>인쇄</Link>
        <button type="button" onClick={() => useProgress.getState().forget(lesson.id)}>
          이 강의의 기록 지우기
        </button>
      </footer>
    </article>
  );
}

/** The step before or after; across lessons it says the lesson's name too. */
function Way({ to, from, word }: { to: Place; from: string; word: '이전' | '다음' }) {
  const across = to.lesson.id !== from;
  return (
    <Link className={word === '다음' ? styles.next : undefined} href={stepPath(to.lesson.id, to.step.id)}>
      {across && <small>{to.lesson.title}</small>}
      {word} · {to.step.title}
    </Link>
  );
}
