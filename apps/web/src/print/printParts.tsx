import type { NetworkMode } from '@socketlab/protocol';
import type { ComponentProps, ReactNode } from 'react';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { Aside } from '../lesson/Aside.tsx';
import { Code } from '../lesson/Code.tsx';
import type { CompareProps } from '../lesson/Compare.tsx';
import { RichText } from '../lesson/RichText.tsx';
import { useStep } from '../lesson/StepContext.ts';
import styles from './PrintPage.module.css';

/** 예측: a question with boxes to mark, and the explanation that the page would show after a run. */
function Predict({ children }: { children: ReactNode }) {
  const { prediction } = useStep().step;
  if (!prediction) return null;
  return (
    <section className={styles.box} aria-label="예측">
      <p className={styles.label}>예측</p>
      <p className={styles.question}>
        <RichText text={prediction.question} />
      </p>
      <ul className={styles.marks}>
        {prediction.choices.map((choice) => (
          <li key={choice.id}>
            <RichText text={choice.text} />
          </li>
        ))}
      </ul>
      <div className={styles.why}>
        <p className={styles.label}>해설</p>
        {children}
      </div>
    </section>
  );
}

function Tasks() {
  const { tasks } = useStep().step;
  return (
    <section className={styles.box} aria-label="해 보기">
      <p className={styles.label}>해 보기</p>
      <ul className={styles.marks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <RichText text={task.text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Exercise() {
  const { exercise } = useStep().step;
  if (!exercise) return null;
  return (
    <section className={styles.box} aria-label="연습">
      <p className={styles.label}>
        연습 · <code>{exercise.file}</code>
      </p>
      <ul className={styles.marks}>
        {exercise.trials.flatMap((trial) =>
          trial.checks.map((check) => (
            <li key={check.id}>
              <RichText text={check.text} />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}

/** On paper both kinds of network are told of, and each passage says which it is for. */
function InMode({ mode, children }: { mode: NetworkMode; children: ReactNode }) {
  return (
    <div className={styles.mode}>
      <p className={styles.label}>{mode === 'virtual' ? '가상 컴퓨터에서' : '루프백 방식에서'}</p>
      {children}
    </div>
  );
}

function Hint({ label = '힌트', children }: { label?: string; children: ReactNode }) {
  return (
    <div className={styles.mode}>
      <p className={styles.label}>{label}</p>
      {children}
    </div>
  );
}

function Term({ en, children }: { en: string; children: ReactNode }) {
  return (
    <b>
      {children}
      <span lang="en">({en})</span>
    </b>
  );
}

const printedCompare = laterPart<CompareProps>({
  load: async () => (await import('../compare/PrintedCompare.tsx')).PrintedCompare,
  StandIn: () => null,
  target: null,
});

/** Two recorded runs, by what they differ in. */
function Compare(props: CompareProps) {
  return (
    <section className={styles.box} aria-label="두 실행 비교">
      <p className={styles.label}>두 실행 비교</p>
      <Later part={printedCompare} props={props} />
    </section>
  );
}

/** The page has a heading of its own above each step's. */
function Heading({ children }: ComponentProps<'h2'>) {
  return <h3>{children}</h3>;
}

/** What a step's MDX uses, as it stands on paper. */
export const printParts = {
  Aside,
  Code,
  Compare,
  Exercise,
  Hint,
  InMode,
  Predict,
  Tasks,
  Term,
  h2: Heading,
  h3: Heading,
};
