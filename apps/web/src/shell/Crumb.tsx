import { useCurrentStep } from '../lesson/useCurrentStep.ts';
import styles from './Header.module.css';

/** Where in the course this is. */
export function Crumb() {
  const { lesson, step, index } = useCurrentStep();
  return (
    <span className={styles.crumb}>
      {lesson.title} /{' '}
      <b>
        {index + 1}. {step.title}
      </b>
    </span>
  );
}
