import { expect, wiredTest as test } from '../test.ts';

// Tall enough that the whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1800 } });

test('stepping back to before SYN and forward again draws the same pictures', async ({ stage, wire }) => {
  // Every entry of the run, there and back, is drawn once: on a busy machine that takes its time.
  test.slow();
  await stage.runWhole();
  // The log stays as it is, however long the walk: after a minute the kernel forgets its TIME_WAIT.
  await wire.cut();
  await expect(stage.lostBanner).toBeVisible();
  // A pause stands at its own moment, after the last entry; a step stands at an entry's.
  await stage.button('한 이벤트 뒤로').click();
  await stage.button('한 이벤트 앞으로').click();

  const back = await stage.walk('한 이벤트 뒤로');
  await expect(stage.packets()).toHaveCount(0);
  const forth = await stage.walk('한 이벤트 앞으로');

  expect(back.size).toBeGreaterThan(20);
  expect([...forth.keys()].sort()).toEqual([...back.keys()].sort());
  expect(new Set(back.values()).size, 'the pictures differ from one another').toBeGreaterThan(20);
  for (const [applied, picture] of back)
    expect(forth.get(applied) === picture, `the picture after ${applied} entries`).toBe(true);
});

test('the keyboard moves the cursor by the place of a key, whatever the layout types', async ({ stage, page }) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  const press = (code: string, key: string) =>
    page.evaluate(
      ([code, key]) => document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true })),
      [code, key] as const,
    );
  // The keys come with the tools.
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await press('Space', ' ');
  await expect(stage.button('재생')).toBeVisible();
  const end = Number(await stage.applied.textContent());
  await press('ArrowLeft', 'ArrowLeft');
  await expect.poll(async () => Number(await stage.applied.textContent())).toBeLessThan(end);
  // On a Korean layout the L key types ㅣ.
  await press('KeyL', 'ㅣ');
  await expect(stage.button('실시간')).toHaveAttribute('aria-pressed', 'true');
});
