import type { Page } from '@playwright/test';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

/** The card that says how a rerun went. */
export const report = (page: Page) => page.getByTestId('rerun-report');

/** Waits until a run has been made again. That takes as long as the run took, and on a busy machine longer. */
export async function reported(page: Page): Promise<void> {
  await expect(report(page).or(page.getByTestId('rerun-failed'))).toBeVisible({ timeout: 240_000 });
  await expect(report(page)).toBeVisible();
}

/** Asks axe at a desk and on a phone, in both themes; the window is as it was before when it ends. */
export async function expectNothingSerious(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const [width, height] of [
    [1920, 1080],
    [390, 844],
  ] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await test.step(`${width}, ${theme}`, async () => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect(await seriousViolations(page)).toEqual([]);
      });
    }
  }
  if (before) await page.setViewportSize(before);
}

/** Picks an item of the menu of recordings. */
export async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '기록', exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
}
