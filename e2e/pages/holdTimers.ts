import type { Page } from '@playwright/test';

/** What the page puts off from now on waits until what this gives is called: whatever it shows meanwhile, it shows at once. */
export async function holdTimers(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { setTimeout } = window;
    const held: (() => void)[] = [];
    const hold = (...call: Parameters<typeof setTimeout>) => {
      held.push(() => setTimeout(...call));
      return 0;
    };
    const goOn = () => {
      window.setTimeout = setTimeout;
      for (const one of held) one();
    };
    Object.assign(window, { setTimeout: hold, goOn });
  });
  return () => page.evaluate(() => (window as unknown as { goOn(): void }).goOn());
}
