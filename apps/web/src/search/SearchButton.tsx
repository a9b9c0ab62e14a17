import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import styles from './SearchButton.module.css';
import { useSearch } from './useSearch.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the search, and says by which keys it opens as well. */
export function SearchButton() {
  const show = useSearch((state) => state.show);
  return (
    <button
      type="button"
      className={`${controls.button} ${styles.button}`}
      aria-label="강의에서 찾기"
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      aria-haspopup="dialog"
      onClick={show}
    >
      <Icon name="search" />
      <span className={styles.word}>찾기</span>
      <kbd className={styles.key}>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
  );
}
