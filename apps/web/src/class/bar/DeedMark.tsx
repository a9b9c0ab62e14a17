import { useEffect, useState } from 'react';
import { useLab } from '../../state/store.ts';
import { deedWords } from '../deedWords.ts';
import { useClass } from '../state/classStore.ts';
import styles from './ClassBar.module.css';

/** So long it is news; what stays on the wire is marked there. */
const newsMs = 60_000;

/** The newest deed on the lab that is shown, for those who have missed the notice. */
export function DeedMark() {
  const watching = useLab((state) => state.watching !== null);
  const where = watching ? 'stage' : 'mine';
  const note = useClass((state) => state.self?.notes.findLast(({ on, undone }) => on === where && !undone) ?? null);
  const aheadMs = useClass((state) => state.aheadMs);
  const [old, setOld] = useState<number | null>(null);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setOld(note.id), note.atMs + newsMs - (Date.now() + aheadMs));
    return () => clearTimeout(timer);
  }, [note, aheadMs]);
  if (!note || note.id === old) return null;
  return (
    <span className={styles.deed} data-testid="class-deed">
      <bdi>{note.by}</bdi>님 · {deedWords(note.deed)}
    </span>
  );
}
