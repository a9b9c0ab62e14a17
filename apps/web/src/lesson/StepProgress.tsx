import type { Lesson, Step } from '@socketlab/lessons';
import { Link } from 'wouter';
import { stepPath } from '../course/paths.ts';
import { useProgress } from './progressStore.ts';
import styles from './StepProgress.module.css';

/** One short bar a step: where the student is, what is finished, and a way to each. */
export function StepProgress({ lesson, current }: { lesson: Lesson; current: Step }) {
  const tasks = useProgress((state) => state.tasks);
  return (
    <nav aria-label="강의 단계">
      <ol className={styles.bars}>
        {lesson.steps.map((step, index) => {
          const done = step.tasks.length > 0 && step.tasks.every((task) => tasks[`${lesson.id}/${task.id}`]?.done);
          const name = `${index + 1}단계, ${step.title}${done ? ', 마침' : ''}`;
          return (
            <li key={step.id}>
              <Link
                href={stepPath(lesson.id, step.id)}
                aria-label={name}
                title={step.title}
                aria-current={step === current ? 'step' : undefined}
                data-done={done}
              />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
