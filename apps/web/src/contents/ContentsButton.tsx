import { useRef, useState } from 'react';
import type { Place } from '../course/courseIndex.ts';
import { Icon } from '../design/Icon.tsx';
import { LaterPage } from '../reading/LaterPage.tsx';
import styles from './ContentsButton.module.css';

const drawer = async () => (await import('./ContentsDrawer.tsx')).ContentsDrawer;

/** Where in the course this is; a press opens the whole course. */
export function ContentsButton({ place }: { place: Place }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { lesson, step, at } = place;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`목차. 지금은 ${lesson.title}, ${at + 1}단계 ${step.title}`}
        onClick={() => setOpen(true)}
      >
        <Icon name="list" />
        <span className={styles.crumb}>
          {lesson.title} /{' '}
          <b>
            {at + 1}. {step.title}
          </b>
        </span>
      </button>
      {open && <LaterPage load={drawer} props={{ place, onClose: close }} over />}
    </>
  );
}
