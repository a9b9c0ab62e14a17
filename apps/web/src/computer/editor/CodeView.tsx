import styles from './CodeView.module.css';

/** A file to read, with the measures of the editor that will stand in its place. */
export function CodeView({ label, source }: { label: string; source: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre className={styles.view} role="document" tabIndex={0} aria-label={label}>
      {source.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
        <code key={index}>{`${line}\n`}</code>
      ))}
    </pre>
  );
}
