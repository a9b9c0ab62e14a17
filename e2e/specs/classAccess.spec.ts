import type { Page } from '@playwright/test';
import { walkClass } from '../classWalk.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

const wide = { width: 1440, height: 900 };
const projector = { width: 1920, height: 1080 };
const phone = { width: 390, height: 844 };

async function showIn(page: Page, size: typeof wide, theme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** How much of what stands on a wall is cut off at its edges, in pixels. */
const cutOff = (wall: Page): Promise<number> =>
  wall.getByRole('complementary').evaluate((side) => {
    const box = side.getBoundingClientRect();
    const parts = [...side.querySelectorAll('p, h2, li')].map((part) => part.getBoundingClientRect());
    return Math.max(...parts.map(({ top, bottom }) => Math.max(box.top - top, bottom - box.bottom)));
  });

test('[CL95] axe finds nothing serious in a class, of whomever and in whichever of its main states', async ({
  browser,
  page,
}) => {
  test.setTimeout(900_000);
  let turn = 0;
  await walkClass(browser, page, async (state, pages) => {
    await test.step(state, async () => {
      for (const [who, one] of Object.entries(pages)) {
        const before = one.viewportSize()!;
        // Each in both themes and both sizes, but only every other one of the four together.
        const themes = (turn++ % 2 === 0 ? ['light', 'dark'] : ['dark', 'light']) as ['light', 'dark'];
        await showIn(one, who === 'wall' ? projector : wide, themes[0]);
        expect(await seriousViolations(one), `${state}, ${who}, wide, ${themes[0]}`).toEqual([]);
        if (state.startsWith('poll-') && who === 'wall') expect(await cutOff(one), '[CL82]').toBeLessThan(1);
        await showIn(one, phone, themes[1]);
        expect(await seriousViolations(one), `${state}, ${who}, on a phone, ${themes[1]}`).toEqual([]);
        await expect
          .poll(() => one.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
          .toBeLessThanOrEqual(0);
        if (state === 'kicked') await expect(one.getByRole('alert'), '[CL81]').toHaveCount(0);
        await one.setViewportSize(before);
      }
    });
  });
});
