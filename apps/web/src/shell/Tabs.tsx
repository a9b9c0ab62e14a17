import type { KeyboardEvent } from 'react';
import { tabByArrow } from '../design/tabKeys.ts';
import styles from './Shell.module.css';

export type Tab = 'lesson' | 'stage' | 'code';

const tabs: readonly { id: Tab; label: string }[] = [
  { id: 'lesson', label: '' },
  { id: 'stage', label: '무대' },
  { id: 'code', label: '코드' },
];

interface TabsProps {
  tab: Tab;
  /** What the first one is called here. */
  first: string;
  onChange(tab: Tab): void;
}

/** The three parts of the page on a narrow screen. Written by hand: the panels are the page's own, and are never unmounted. */
export function Tabs({ tab, first, onChange }: TabsProps) {
  function onKeyDown(event: KeyboardEvent) {
    const ids = tabs.map(({ id }) => id);
    const next = tabByArrow(event, ids, tab);
    if (next === null) return;
    onChange(next);
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label="화면" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={tab === id}
          aria-controls={`panel-${id}`}
          tabIndex={tab === id ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {id === 'lesson' ? first : label}
        </button>
      ))}
    </div>
  );
}
