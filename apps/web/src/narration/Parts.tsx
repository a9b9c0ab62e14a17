import type { Narration } from '@socketlab/timeline';
import styles from './Narration.module.css';

/** A sentence with its names of code in code type. */
export function Parts({ parts }: { parts: Narration['parts'] }) {
  return parts.map((part, index) =>
    part.code ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never move
      <code key={index} className={styles.code}>
        {part.text}
      </code>
    ) : (
      part.text
    ),
  );
}

export function plainText(parts: Narration['parts']): string {
  return parts.map((part) => part.text).join('');
}
