import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { laterPart } from '../design/laterPart.ts';
import { useLab } from '../state/store.ts';
import styles from './Header.module.css';
import { modeNames } from './modeNames.ts';

/** The header's menus: buttons at first, with what they open on the way. */
export const modeBadge = laterPart({
  load: async () => (await import('./ModeBadge.tsx')).ModeBadge,
  StandIn: function Stand() {
    const mode = useLab((state) => state.capabilities?.mode);
    if (!mode) return null;
    return (
      <button
        type="button"
        className={`${controls.pill} ${mode === 'virtual' ? styles.real : styles.inferred}`}
        aria-haspopup="dialog"
      >
        {modeNames[mode]}
      </button>
    );
  },
});

export const delayChoice = laterPart({
  load: async () => (await import('./DelayChoice.tsx')).DelayChoice,
  StandIn: function Stand() {
    const delayMs = useLab((state) => state.delayMs);
    const off = useLab((state) => state.capabilities?.wire.available === false);
    if (off)
      return (
        <button type="button" className={controls.pill} aria-haspopup="dialog">
          회선 지연 꺼짐
        </button>
      );
    return (
      <button
        type="button"
        className={controls.pill}
        aria-haspopup="listbox"
        aria-label={`${delayMs} ms 회선의 편도 지연`}
      >
        <span>회선</span>
        <b className={styles.value}>{delayMs} ms</b>
        <Icon name="chevron" />
      </button>
    );
  },
});
