import controls from '../design/controls.module.css';
import { laterPart } from '../design/laterPart.ts';
import { useLab } from '../state/store.ts';
import { keepingWords } from './keepingWords.ts';
import styles from './WorkMenu.module.css';

/** The mark of what is kept, with its menu on the way. */
export const workMenu = laterPart({
  load: async () => (await import('./WorkMenu.tsx')).WorkMenu,
  StandIn: function Stand() {
    const keeping = useLab((state) => state.keeping);
    return (
      <button
        type="button"
        className={`${controls.pill} ${styles.mark}`}
        aria-haspopup="menu"
        aria-label={`내 작업, ${keepingWords[keeping]}`}
        data-keeping={keeping}
      >
        <span data-testid="keeping">{keepingWords[keeping]}</span>
      </button>
    );
  },
});
