import type { KeyboardEvent } from 'react';
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
    const by = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((one) => one.id === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
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
