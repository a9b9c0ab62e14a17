import { withJosa } from '@socketlab/timeline';
import { Button, TextArea, TextField } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { clockLabel } from '../stage/timeGrid.ts';
import { type Bookmark, mostNoteChars } from '../state/bookmarks.ts';
import { useLab } from '../state/store.ts';
import styles from './Tools.module.css';

/** Every bookmark: its time, which jumps there, its note, and a way to be rid of it. */
export function BookmarkList() {
  const bookmarks = useLab((state) => state.bookmarks);
  if (bookmarks.length === 0)
    return <p className={styles.hint}>다시 볼 시각에 책갈피를 넣으면 여기에 모입니다. 단축키는 B입니다.</p>;
  return (
    <ol className={styles.bookmarks}>
      {bookmarks.map((bookmark) => (
        <Entry key={`${bookmark.applied} ${bookmark.atUs}`} bookmark={bookmark} />
      ))}
    </ol>
  );
}

function Entry({ bookmark }: { bookmark: Bookmark }) {
  const { applied, atUs, note } = bookmark;
  const here = useLab(({ cursor }) => cursor.applied === applied && cursor.atUs === atUs);
  const { goTo, putBookmark, removeBookmark } = useLab.getState();
  const time = clockLabel(atUs);
  // Kept with every letter: the field may go at any moment without a blur, and two lists may show the same note.
  const keep = (text: string) => putBookmark({ applied, atUs, note: text.replaceAll(/[\r\n]+/g, ' ') });
  return (
    <li data-here={here}>
      <Button
        className={`${controls.quiet} ${styles.time}`}
        aria-label={withJosa(`${time}{으로/로} 이동`)}
        onPress={() => goTo(bookmark)}
      >
        {time}
      </Button>
      {/* As high as its note: what somebody has written for the reader is read without a press. */}
      <TextField
        className={styles.noteField!}
        data-note={note}
        aria-label={`${time} 책갈피의 메모`}
        value={note}
        onChange={keep}
        maxLength={mostNoteChars}
      >
        <TextArea
          className={styles.note!}
          rows={1}
          placeholder="메모 적기"
          autoComplete="off"
          onKeyDown={(event) => {
            // A note is one paragraph; the Enter that ends a syllable belongs to the keyboard.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </TextField>
      <Button
        className={`${controls.quiet} ${styles.remove}`}
        aria-label={`${time} 책갈피 지우기`}
        onPress={() => removeBookmark(bookmark)}
      >
        <Icon name="close" />
      </Button>
    </li>
  );
}
