import { Button } from 'react-aria-components';
import styles from './Hint.module.css';

/** A whole program that does it, and the way to make it 내 코드. `onPut` is null where no file is open that it belongs to. */
export function AnswerCode({ source, onPut }: { source: string; onPut: (() => void) | null }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre className={styles.answer} tabIndex={0}>
        <code>{source}</code>
      </pre>
      <Button className={styles.put!} isDisabled={onPut === null} onPress={() => onPut?.()}>
        이 코드 넣기
      </Button>
    </>
  );
}
