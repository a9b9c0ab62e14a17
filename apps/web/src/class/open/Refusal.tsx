import styles from './ClassCard.module.css';

/** Why the server said no. Always mounted, so that a screen reader hears what comes into it. */
export function Refusal({ text }: { text: string | null }) {
  return <div role="alert">{text !== null && <p className={styles.refusal}>{text}</p>}</div>;
}
