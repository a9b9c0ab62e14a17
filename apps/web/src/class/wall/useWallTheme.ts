import { useEffect } from 'react';
import { storedTheme, useTheme } from '../../shell/theme.ts';

/** The wall has no menu: it is as dark as this browser's other pages, also when one of them chooses anew. */
export function useWallTheme(): void {
  const [, choose] = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it does the same at every rendering
  useEffect(() => {
    const read = () => choose(storedTheme());
    window.addEventListener('storage', read);
    return () => window.removeEventListener('storage', read);
  }, []);
}
