import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { copyText } from '../../design/copyText.ts';
import styles from './CopyField.module.css';

interface CopyFieldProps {
  link: string;
  label: string;
  autoFocus?: boolean;
}

/** A link that is not typed, and a button that copies it. */
export function CopyField({ link, label, autoFocus = false }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<{ link: string; done: boolean } | null>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const copy = async () => {
    if (!field.current) return;
    const done = await copyText(field.current);
    setCopied({ link, done });
    // To be copied by hand.
    if (!done) field.current.focus();
  };
  // What was copied before the link changed is not this one.
  const said = copied?.link === link ? copied.done : null;
  return (
    <div className={styles.copy}>
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          className={styles.field}
          aria-label={label}
          value={link}
          data-testid="share-link"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button className={controls.primary!} onPress={() => void copy()}>
          복사
        </Button>
      </div>
      <p role="status" className={styles.said} data-done={said ?? undefined}>
        {said === true && '✓ 복사했습니다.'}
        {said === false && '브라우저가 복사를 허락하지 않았습니다. 골라 둔 링크를 직접 복사합니다.'}
      </p>
    </div>
  );
}
