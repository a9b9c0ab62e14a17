import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './Hint.module.css';

/** Help that is seen only when asked for. `label` names its button. */
export function Hint({ label = '힌트 보기', children }: { label?: string; children: ReactNode }) {
  return (
    <Disclosure className={styles.hint!}>
      <Heading level={3} className={styles.heading!}>
        <Button slot="trigger" className={styles.trigger!}>
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel!}>
        <div className={styles.body}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
