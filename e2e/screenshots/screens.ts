import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StagePage } from '../pages/stagePage.ts';
import { journeys, screenSizes, showAt } from '../states.ts';
import { expect, wiredTest as test } from '../test.ts';

const folder = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const sizes = Object.keys(screenSizes) as (keyof typeof screenSizes)[];
const themes = ['light', 'dark'] as const;

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});

for (const journey of journeys) {
  test(journey.map(({ name }) => name).join(', '), async ({ page, wire, socketLab }) => {
    const stage = new StagePage(page);
    for (const state of journey) {
      await showAt(stage, state, 'desktop', 'light');
      await state.enter({ stage, wire, url: socketLab.lessonUrl });
      for (const size of sizes)
        for (const theme of themes) {
          await showAt(stage, state, size, theme);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: `${folder}${state.name}-${theme}-${size}.png` });
        }
    }
  });
}

test('refused', async ({ page, socketLab }) => {
  const response = await page.goto(new URL('/?token=wrong', socketLab.url).href);
  expect(response?.status()).toBe(401);
  for (const size of sizes)
    for (const theme of themes) {
      await page.setViewportSize(screenSizes[size]);
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: `${folder}refused-${theme}-${size}.png` });
    }
});
