import { noteWords, type PacketNote } from '@socketlab/timeline';
import styles from './Inspector.module.css';

/** What the segment is beyond its flags, under the name that Wireshark gives it. */
export function Notes({ notes }: { notes: readonly PacketNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="세그먼트의 뜻">
      {notes.map((note) => (
        <li key={note}>
          <b>{noteWords[note].name}</b>
          <code>{noteWords[note].wireshark}</code>
          <p>{noteWords[note].explain}</p>
        </li>
      ))}
    </ul>
  );
}
