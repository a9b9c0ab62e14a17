import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { walkClass } from '../classWalk.ts';
import { screenSizes } from '../states.ts';
import { test } from '../test.ts';

const folder = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const sizes = { ...screenSizes, projector: { width: 1920, height: 1080 } };

test('a class', async ({ browser, page }) => {
  test.setTimeout(900_000);
  mkdirSync(folder, { recursive: true });
  await walkClass(browser, page, async (state, pages) => {
    for (const [who, one] of Object.entries(pages)) {
      const before = one.viewportSize()!;
      for (const [size, box] of Object.entries(sizes))
        for (const theme of ['light', 'dark'] as const) {
          await one.setViewportSize(box);
          await one.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await one.evaluate(() => document.fonts.ready);
          await one.screenshot({ path: `${folder}class-${state}-${who}-${theme}-${size}.png` });
        }
      await one.setViewportSize(before);
    }
  });
});
