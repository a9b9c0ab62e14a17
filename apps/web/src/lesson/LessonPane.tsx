import { MotionConfig } from 'motion/react';
import { useEffect, useMemo, useRef } from 'react';
import { Link, Navigate } from 'react-router';
import { useLab } from '../state/store.ts';
import { stepText } from './course.ts';
import styles from './LessonPane.module.css';
import { useProgress } from './progressStore.ts';
import { StepContext } from './StepContext.ts';
import { StepProgress } from './StepProgress.tsx';
import textStyles from './StepText.module.css';
import { stepParts } from './stepParts.tsx';
import { stepSpace } from './stepSpace.ts';
import { stepPath, useCurrentStep } from './useCurrentStep.ts';
import { useRunGate } from './useRunGate.ts';
import { useStepSetup } from './useStepSetup.ts';
import { useTicking } from './useTicking.ts';

/** The lesson at the left of the stage: one step at a time, by the page's address. */
export function LessonPane() {
  const { lesson, step, index, exact } = useCurrentStep();
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  useTicking(lesson, step);
  useStepSetup(step);
  useRunGate(lesson, step);

  useEffect(() => {
    useLab.getState().openSpace(stepSpace(lesson, step));
  }, [lesson, step]);

  useEffect(() => {
    document.title = `${step.title} · 소켓랩`;
    if (shownStep.current === step) return;
    shownStep.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('article')?.parentElement?.scrollTo({ top: 0 });
  }, [step]);

  const context = useMemo(() => ({ lesson, step }), [lesson, step]);
  const Text = stepText(lesson.id, step.id);
  const previous = lesson.steps[index - 1];
  const next = lesson.steps[index + 1];
  const first = lesson.steps[0]!;
  return (
    <MotionConfig reducedMotion="user">
      {!exact && <Navigate to={stepPath(lesson, step)} replace />}
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
            <Text key={step.id} components={stepParts} />
          </StepContext>
        </div>
        <nav className={styles.nav} aria-label="이전과 다음 단계">
          {previous ? <Link to={stepPath(lesson, previous)}>이전 · {previous.title}</Link> : <span />}
          {next ? (
            <Link className={styles.next!} to={stepPath(lesson, next)}>
              다음 · {next.title}
            </Link>
          ) : (
            <Link to={stepPath(lesson, first)} onClick={() => useProgress.getState().forget(lesson.id)}>
              기록을 지우고 처음부터
            </Link>
          )}
        </nav>
      </article>
    </MotionConfig>
  );
}
