import type { ComponentProps } from 'react';
import { Icon } from '../design/Icon.tsx';
import { laterPart } from '../design/laterPart.ts';
import type { AddFileMenu } from './AddFileMenu.tsx';
import styles from './FileTabs.module.css';

/** The menu behind the plus. */
export const addFileMenu = laterPart<ComponentProps<typeof AddFileMenu>>({
  load: async () => (await import('./AddFileMenu.tsx')).AddFileMenu,
  StandIn: () => (
    <button type="button" className={styles.add} aria-haspopup="menu" aria-label="파일 더하기">
      <Icon name="plus" />
    </button>
  ),
});
