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
    test.setTimeout(300_000);
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

test('[WB7] with reduced motion each packet stands at three places, not in between', async ({ page, stage }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await stage.chooseDelay(400);
  await page.evaluate(() => {
    const places: Record<string, string[]> = {};
    Object.assign(window, { places });
    new MutationObserver(() => {
      for (const flying of document.querySelectorAll('g[data-packet][data-status="flying"]')) {
        const packet = flying.getAttribute('data-packet') ?? '';
        const x = /translate\((\S+)/.exec(flying.getAttribute('transform') ?? '')?.[1] ?? '';
        if (!places[packet]?.includes(x)) places[packet] = [...(places[packet] ?? []), x];
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['transform'] });
  });
  await stage.runAll();
  await stage.whole();
  const places = await page.evaluate(() => (window as unknown as { places: Record<string, string[]> }).places);
  const counts = Object.values(places).map(({ length }) => length);
  // One or the other may have flown while the page was drawing nothing.
  expect(counts.length).toBeGreaterThan(0);
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
});
