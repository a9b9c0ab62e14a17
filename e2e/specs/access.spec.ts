import { StagePage } from '../pages/stagePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { journeys, type screenSizes, showAt } from '../states.ts';
import { expect, wiredTest as test } from '../test.ts';

type View = readonly [keyof typeof screenSizes, 'light' | 'dark'];

/** Every state in both themes, wide and narrow; the one with the most on it everywhere. */
const views: readonly View[] = [
  ['desktop', 'light'],
  ['phone', 'dark'],
];
const everyView: readonly View[] = [
  ...views,
  ['desktop', 'dark'],
  ['tablet', 'light'],
  ['tablet', 'dark'],
  ['phone', 'light'],
];

for (const journey of journeys) {
  test(`axe finds nothing serious: ${journey.map(({ name }) => name).join(', ')}`, async ({
    page,
    wire,
    socketLab,
  }) => {
    test.setTimeout(120_000);
    const stage = new StagePage(page);
    for (const state of journey) {
      await showAt(stage, state, 'desktop', 'light');
      await state.enter({ stage, wire, url: socketLab.lessonUrl });
      for (const [size, theme] of state.name === 'running' ? everyView : views) {
        await test.step(`${state.name}, ${size}, ${theme}`, async () => {
          await showAt(stage, state, size, theme);
          expect(await seriousViolations(page)).toEqual([]);
        });
      }
    }
  });
}

test('[WB7] with reduced motion a packet stands at three places, not in between', async ({ page, stage }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await stage.chooseDelay(400);
  await page.evaluate(() => {
    const places = new Set<string>();
    Object.assign(window, { places });
    new MutationObserver(() => {
      const flying = document.querySelector('g[data-packet="0"][data-status="flying"]');
      const x = /translate\((\S+)/.exec(flying?.getAttribute('transform') ?? '')?.[1];
      if (x !== undefined) places.add(x);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['transform'] });
  });
  await stage.runAll();
  await expect(stage.packets('SYN')).toHaveAttribute('data-status', 'delivered');
  const places = await page.evaluate(() => (window as unknown as { places: Set<string> }).places.size);
  expect(places).toBeGreaterThan(0);
  expect(places).toBeLessThanOrEqual(3);
});
