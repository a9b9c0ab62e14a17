import { useEffect, useState } from 'react';
import type { IconName } from '../design/Icon.tsx';
import { useMediaQuery } from '../design/useMediaQuery.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What each choice is called, in the order of the menu. */
export const themeChoices = {
  system: { label: '시스템 설정대로', icon: 'screen' },
  light: { label: '밝게', icon: 'sun' },
  dark: { label: '어둡게', icon: 'moon' },
} as const satisfies Record<ThemeChoice, { label: string; icon: IconName }>;

const key = 'socketlab.theme';

/** The student's theme: stored, and put on the page's root. public/theme.js does the same before the first paint. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState<ThemeChoice>(storedTheme);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  useEffect(() => {
    const dark = choice === 'dark' || (choice === 'system' && systemDark);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [choice, systemDark]);
  return [
    choice,
    (next) => {
      setChoice(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Storage may be refused; the choice then lasts as long as the page.
      }
    },
  ];
}

export function storedTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}
