import { clockLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import type { ColumnScale } from './markColumns.ts';
import styles from './Scrub.module.css';

interface BookmarkFlagsProps {
  xOf(us: number): number;
  columns: ColumnScale;
}

/** A flag for each bookmark. By keyboard they are reached in their list: two hundred stops would stand in every other's way. */
export function BookmarkFlags({ xOf, columns: { fromUs, toUs } }: BookmarkFlagsProps) {
  const bookmarks = useLab((state) => state.bookmarks);
  const goTo = useLab((state) => state.goTo);
  return bookmarks
    .filter(({ atUs }) => atUs >= fromUs && (atUs <= toUs || xOf(atUs) <= xOf(toUs)))
    .map(({ applied, atUs, note }) => (
      <button
        key={`${applied} ${atUs}`}
        type="button"
        tabIndex={-1}
        className={styles.flag}
        style={{ left: xOf(atUs) }}
        aria-label={`책갈피 ${clockLabel(atUs)}${note ? `, ${note}` : ''}`}
        title={note || undefined}
        onClick={() => goTo({ applied, atUs })}
      />
    ));
}
