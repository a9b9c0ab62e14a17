import type { Locator } from '@playwright/test';
import { clockMs, count, drag, finished, press, said, timeSlider } from '../pages/timeBar.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

test('[TP9] [CL76] bookmarks: put by key, named, found again after time travel, removed and taken back', async ({
  stage,
  page,
}) => {
  await finished(stage);
  await press(page, 'Shift+KeyS', 'Shift+KeyS', 'KeyB');
  const place = await count(stage);
  await expect(said(page)).toContainText('책갈피를 넣었습니다');
  await press(page, 'KeyB');
  await expect(said(page)).toContainText('이미 있습니다');
  await press(page, 'KeyL');
  await expect.poll(() => count(stage)).toBeGreaterThan(place);

  await stage.button('책갈피 목록, 1개').click();
  const list = page.getByRole('dialog', { name: '책갈피' });
  await list.getByRole('textbox').fill('여기에서 끊김');
  await test.step('Escape keeps the note, and the ring of the focus is the button’s alone', async () => {
    await page.keyboard.press('Escape');
    await expect(stage.button('책갈피 목록, 1개')).toBeFocused();
    await expect(page.getByRole('group', { name: '책갈피' })).toHaveCSS('outline-style', 'none');
    await page.keyboard.press('Enter');
    await expect(list.getByRole('textbox')).toHaveValue('여기에서 끊김');
  });
  expect(await seriousViolations(page)).toEqual([]);
  await list.getByRole('button', { name: /로 이동$/ }).click();
  expect(await count(stage)).toBe(place);
  await page.keyboard.press('Escape');

  await test.step('its flag leads there too', async () => {
    await press(page, 'KeyL');
    await page.getByRole('button', { name: /^책갈피 \d.*여기에서 끊김/ }).click();
    expect(await count(stage)).toBe(place);
  });

  await test.step('removed, and taken back with its note', async () => {
    await press(page, 'Shift+KeyB');
    await list.getByRole('button', { name: /지우기$/ }).click();
    await expect(list).toContainText('다시 볼 시각에');
    await page.keyboard.press('Escape');
    await stage.notices.getByRole('button', { name: '되돌리기' }).click();
    await press(page, 'Shift+KeyB');
    await expect(list.getByRole('textbox')).toHaveValue('여기에서 끊김');
    await page.keyboard.press('Escape');
  });

  await test.step('found again when the page is loaded anew, where it stood', async () => {
    await page.reload();
    // The log is told anew: a place in it is there once what stands behind that is.
    await expect.poll(() => count(stage)).toBeGreaterThan(place);
    await stage.button('책갈피 목록, 1개').click();
    await expect(list.getByRole('textbox')).toHaveValue('여기에서 끊김');
    await list.getByRole('button', { name: /로 이동$/ }).click();
    expect(await count(stage)).toBe(place);
    await page.keyboard.press('Escape');
  });

  await test.step('another run begins without any', async () => {
    await stage.runAll();
    await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
  });
});

test('[TP3] to the next error, retransmission and state change, by buttons and by keys', async ({ stage, page }) => {
  await page.getByTestId('faults').click();
  const fault = page.locator('[data-fault="loseNext"]').filter({ has: page.getByRole('switch') });
  await fault.locator('label').first().click();
  await page.keyboard.press('Escape');
  await finished(stage);

  const group = (name: RegExp) => page.getByRole('group', { name });
  await expect(group(/^오류 1개/)).toBeVisible();
  // One is sure; on a busy machine a kernel sends more than once what was only slow.
  const again = group(/^재전송 \d+개/);
  const times = Number(/\d+/.exec((await again.getAttribute('aria-label')) ?? '')?.[0]);
  expect(times).toBeGreaterThan(0);
  await again.getByRole('button', { name: '이전 재전송' }).click();
  await expect(stage.narration).toContainText('다시 보냈습니다');
  for (let left = times - 1; left > 0; left -= 1) {
    const later = await count(stage);
    await press(page, 'Shift+KeyR');
    expect(await count(stage)).toBeLessThan(later);
  }
  const resent = await count(stage);
  await press(page, 'Shift+KeyR');
  expect(await count(stage), 'it was the first one').toBe(resent);
  await expect(said(page)).toContainText('이전 재전송이 없습니다');

  await press(page, 'KeyL', 'Shift+KeyE');
  await expect(stage.narration).toContainText('ECONNREFUSED');
  await press(page, 'KeyS');
  await expect.poll(() => count(stage)).toBeGreaterThan(resent);
  const [first, second] = [await count(stage), await press(page, 'KeyS').then(() => count(stage))];
  expect(second).toBeGreaterThan(first);
  await press(page, 'Shift+KeyS');
  expect(await count(stage)).toBe(first);
  // On a Korean layout the S key types ㄴ.
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyS', key: 'ㄴ', bubbles: true })),
  );
  expect(await count(stage)).toBe(second);
});

test('[TP3] what a run does not have cannot be jumped to, and keys of a field stay its own', async ({
  stage,
  page,
}) => {
  // Nobody connects: a kernel that has sent nothing sends nothing again, however slow the machine.
  await stage.replaceSource('client', "console.log('여기까지');\n");
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(stage.button('다음 오류')).toBeDisabled();
  await expect(stage.button('이전 재전송')).toBeDisabled();
  await expect(stage.button('이전 상태 변화')).toBeEnabled();
  await stage.button('일시정지').click();
  const before = await count(stage);
  await stage.editor('client').click();
  await page.keyboard.type('sbeg[]');
  expect(await count(stage)).toBe(before);
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
});

test('[TP7] a section is set at the cursor, dragged by its ends, repeated and cleared', async ({ stage, page }) => {
  await finished(stage);
  const [from, to] = ['반복 구간의 시작', '반복 구간의 끝'].map((name) => page.getByRole('slider', { name }));
  await press(page, 'BracketLeft');
  await expect(stage.notices.filter({ hasText: '끝에서는' })).toHaveCount(1);
  await expect(from!).toHaveCount(0);

  const bar = (await timeSlider(page).boundingBox())!;
  await page.mouse.click(bar.x + bar.width * 0.3, bar.y + bar.height - 12);
  await press(page, 'BracketLeft');
  await page.mouse.click(bar.x + bar.width * 0.5, bar.y + bar.height - 12);
  await stage.button('여기까지 반복').click();
  const value = async (edge: Locator) => Number(await edge.getAttribute('aria-valuenow'));
  const [fromMs, toMs] = [await value(from!), await value(to!)];
  expect(fromMs).toBeLessThan(toMs);

  await drag(page, to!, 80);
  expect(await value(to!)).toBeGreaterThan(toMs);
  await drag(page, from!, -60);
  expect(await value(from!)).toBeLessThan(fromMs);
  await from!.focus();
  const dragged = await value(from!);
  await page.keyboard.press('ArrowRight');
  expect(await value(from!)).toBeGreaterThan(dragged);

  // Playing comes back to the start: the clock falls, and never leaves the section.
  const [start, end] = [await value(from!), await value(to!)];
  await press(page, 'Period');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const clock = document.querySelector('[data-testid="clock"] span')!;
    new MutationObserver(() => seen.push(Number((clock.textContent ?? '').split(':').at(-1)) * 1000)).observe(clock, {
      characterData: true,
      subtree: true,
      childList: true,
    });
  });
  await press(page, 'Space');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { seen } = window as unknown as { seen: number[] };
        return seen.filter((ms, index) => index > 0 && ms < seen[index - 1]!).length;
      }),
    )
    .toBeGreaterThanOrEqual(2);
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(start - 1);
  expect(Math.max(...seen)).toBeLessThanOrEqual(end + 1);
  await stage.button('반복 구간 지우기').click();
  await expect(from!).toHaveCount(0);
});

test('[TP5] [TP6] speeds by list and key; at an even pace a long quiet takes no longer than any other step', async ({
  stage,
  page,
}) => {
  await finished(stage, 6000);
  const speed = page.getByRole('button', { name: /재생 속도$/ });
  await speed.click();
  await expect(page.getByRole('option')).toHaveText([
    '0.05배',
    '0.1배',
    '0.25배',
    '0.5배',
    '1배',
    '2배',
    '5배',
    '10배',
  ]);
  await page.getByRole('option', { name: '0.05배' }).click();
  await press(page, 'Period', 'Period');
  await expect(speed).toContainText('0.25배');
  await press(page, 'Period', 'Period', 'Period', 'Comma');
  await expect(speed).toContainText('1배');

  // The last thing before the quiet: its next sentence is six seconds away.
  const quietEndMs = async () => {
    await press(page, 'ArrowRight');
    const ms = await clockMs(page);
    await press(page, 'ArrowLeft');
    return ms;
  };
  for (let gap = 0; gap < 5000; ) {
    await press(page, 'ArrowLeft');
    gap = (await quietEndMs()) - (await clockMs(page));
  }
  const [before, after] = [await clockMs(page), await quietEndMs()];
  await press(page, 'KeyG');
  await expect(stage.button('사건 간격 같게')).toHaveAttribute('aria-pressed', 'true');
  // Time goes on by the test's word alone, however slow the machine.
  await page.clock.install();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
  await press(page, 'Space');
  await page.clock.runFor(500);
  // In between the clock stands between the two.
  expect(await clockMs(page)).toBeGreaterThan(before + 300);
  expect(await clockMs(page)).toBeLessThan(after);
  await page.clock.runFor(500);
  expect(await clockMs(page)).toBeGreaterThanOrEqual(after);
});
