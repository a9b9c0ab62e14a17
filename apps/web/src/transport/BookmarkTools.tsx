import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Group, Popover } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';
import { Tip } from './Tip.tsx';
import styles from './Tools.module.css';
import { addBookmark } from './toolDeeds.ts';

const BookmarkList = lazy(async () => ({ default: (await import('./BookmarkList.tsx')).BookmarkList }));

interface BookmarkToolsProps {
  onSaid(text: string): void;
  isOpen: boolean;
  onOpenChange(open: boolean): void;
}

/** Puts a bookmark at the cursor, and opens their list. */
export function BookmarkTools({ onSaid, isOpen, onOpenChange }: BookmarkToolsProps) {
  const count = useLab((state) => state.bookmarks.length);
  return (
    <Group className={styles.group!} aria-label="책갈피">
      <AddBookmark onSaid={onSaid} />
      <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
        <Tip text="책갈피 목록" keys="Shift B">
          <Button className={`${controls.button} ${styles.count}`} aria-label={`책갈피 목록, ${count}개`}>
            <b>{count}</b>
          </Button>
        </Tip>
        <Popover className={controls.popover!} placement="top end">
          <Dialog className={styles.panel!} aria-label="책갈피">
            <h2 className={styles.title}>책갈피</h2>
            <Suspense>
              <BookmarkList />
            </Suspense>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </Group>
  );
}

export function AddBookmark({ onSaid, words = false }: { onSaid(text: string): void; words?: boolean }) {
  const empty = useLab(isEmpty);
  return (
    <Tip text="책갈피 넣기" keys="B">
      <Button
        className={words ? controls.button! : controls.icon!}
        aria-label="책갈피 넣기"
        onPress={() => onSaid(addBookmark())}
        isDisabled={empty}
      >
        <svg
          width="16"
          height="16"
          viewBox="0 0 16 16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          <path d="M3.2 14V2.4h9.6l-2.6 3.4 2.6 3.4H3.2" strokeLinejoin="round" />
        </svg>
        {words && '책갈피 넣기'}
      </Button>
    </Tip>
  );
}
