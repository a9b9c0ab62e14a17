import type { ComponentProps } from 'react';
import { laterPart } from '../design/laterPart.ts';
import styles from './ProgramControls.module.css';
import type { ProgramMenu } from './ProgramMenu.tsx';

/** The menu behind the three dots. */
export const programMenu = laterPart<ComponentProps<typeof ProgramMenu>>({
  load: async () => (await import('./ProgramMenu.tsx')).ProgramMenu,
  StandIn: () => (
    <button type="button" className={styles.more} aria-haspopup="menu" aria-label="프로그램 더 보기">
      <svg className={styles.dots} viewBox="0 0 16 4" aria-hidden="true">
        <circle cx="2" cy="2" r="1.5" />
        <circle cx="8" cy="2" r="1.5" />
        <circle cx="14" cy="2" r="1.5" />
      </svg>
    </button>
  ),
});
