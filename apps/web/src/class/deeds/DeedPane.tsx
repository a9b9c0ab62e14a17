import { AimBar } from './AimBar.tsx';
import { AllDeeds } from './AllDeeds.tsx';
import { DeedList } from './DeedList.tsx';
import styles from './DeedPane.module.css';
import { Drills } from './Drills.tsx';
import { fireDeeds } from './fireDeeds.ts';
import { readyDeeds } from './readyDeeds.ts';

/** What the instructor does to labs: aimed, one press, and listed with its way back. */
export function DeedPane() {
  return (
    <div className={styles.pane}>
      <h2 className={styles.title}>장애 내기</h2>
      <AimBar />
      <div className={styles.ready}>
        {readyDeeds.map(({ id, name, text, deeds }) => (
          <button
            key={id}
            type="button"
            className={styles.deed}
            onClick={() => void fireDeeds(deeds)}
            data-testid={`deed-${id}`}
          >
            <b>{name}</b>
            <small>{text}</small>
          </button>
        ))}
      </div>
      <DeedList />
      <Drills />
      <AllDeeds />
    </div>
  );
}
