import type { Locator } from '@playwright/test';
import type { StagePage } from '../pages/stagePage.ts';
import { chatty, clockMs, count, drag, finished, press, server, timeSlider } from '../pages/timeBar.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test, wiredTest } from '../test.ts';

test('[TP10] under the pointer stand the time and what is there', async ({ stage, page }) => {
  await finished(stage);
  const bar = (await timeSlider(page).boundingBox())!;
  const hint = page.getByTestId('scrub-hint');
  const texts = new Set<string>();
  for (let x = 10; x < bar.width - 8; x += 8) {
    await page.mouse.move(bar.x + x, bar.y + 30);
    texts.add((await hint.textContent()) ?? '');
  }
  const all = [...texts].join(' ');
  for (const words of ['패킷 SYN', 'RST', '클라이언트', '서버', '커널 상태', 'ESTABLISHED'])
    expect(all).toContain(words);
  expect(all).toMatch(/\d\d:\d\d\.\d{3}/);
  await page.mouse.move(bar.x + 50, bar.y - 300);
  await expect(hint).toHaveCount(0);
});

wiredTest('[TP11] what moves the cursor draws no mark anew', async ({ stage, page, wire }) => {
  await finished(stage);
  // The log stays as it is, however long that takes: a kernel that forgets its TIME_WAIT after a minute would be one mark more.
  await wire.cut();
  await expect(stage.lostBanner).toBeVisible();
  // The rows of marks: the only picture of the bar with more than a line and a thumb in it.
  await page.evaluate(() => {
    const pictures = [...document.querySelectorAll('section[aria-label="시간 이동"] svg')];
    const rows = pictures.sort((a, b) => b.querySelectorAll('path').length - a.querySelectorAll('path').length)[0]!;
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    new MutationObserver((changes) => {
      for (const { target, type, attributeName } of changes)
        drawn.push(
          `${target.nodeName} ${attributeName ?? type} ${(target as Element).getAttribute('d')?.slice(0, 60)}`,
        );
    }).observe(rows, { subtree: true, childList: true, attributes: true });
  });
  const drawn = () => page.evaluate(() => (window as unknown as { drawn: string[] }).drawn);
  const before = await count(stage);
  await press(page, 'ArrowLeft', 'ArrowLeft', 'Shift+KeyS', 'KeyS');
  const bar = (await timeSlider(page).boundingBox())!;
  await page.mouse.click(bar.x + bar.width * 0.4, bar.y + bar.height - 12);
  await press(page, 'Space');
  await expect.poll(() => count(stage)).toBe(before);
  expect(await drawn()).toEqual([]);
  // They are drawn anew where there is more to draw: the observer does see it.
  await page.setViewportSize({ width: 1300, height: 900 });
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(0);
});

test('[TP12] a long run has an overview, with a window for mouse and keys that goes along with the cursor', async ({
  stage,
  page,
}) => {
  test.slow();
  await stage.chooseDelay(0);
  await stage.replaceSources({ server, client: chatty(500) });
  await stage.runWhole();
  expect(await count(stage)).toBeGreaterThan(2000);
  const overview = page.getByRole('group', { name: '전체 기록' });
  const [from, whole, to] = ['보이는 범위의 시작', '보이는 범위', '보이는 범위의 끝'].map((name) =>
    overview.getByRole('slider', { name, exact: true }),
  );
  const value = async (edge: Locator) => Number(await edge.getAttribute('aria-valuenow'));
  await expect(from!).toHaveAttribute('aria-valuenow', '0');

  await drag(page, from!, 500);
  const dragged = await value(from!);
  expect(dragged).toBeGreaterThan(0);
  await drag(page, whole!, -200);
  expect(await value(from!)).toBeLessThan(dragged);
  const end = await value(to!);
  await to!.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await value(to!)).toBeLessThan(end);

  await test.step('a jump out of it takes it along', async () => {
    await press(page, 'KeyL');
    await stage.button('일시정지').click();
    await press(page, 'ArrowLeft');
    const last = await clockMs(page);
    await expect.poll(() => value(to!)).toBeGreaterThanOrEqual(last - 1);
    await whole!.focus();
    await page.keyboard.press('Escape');
    await expect(from!).toHaveAttribute('aria-valuenow', '0');
  });
  expect(await seriousViolations(page)).toEqual([]);
});

test('[TP13] the list of keys opens by ? and by its button, and says them all', async ({ stage, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(stage.button('단축키와 표시')).toBeVisible();
  await press(page, 'Shift+Slash');
  const help = page.getByRole('dialog', { name: '단축키와 표시' });
  for (const text of ['다음 오류', '여기부터 반복', '책갈피 넣기', '사건 간격 같게', '사라진 패킷'])
    await expect(help).toContainText(text);
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await stage.button('단축키와 표시').click();
  await expect(help).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  /** Of a run that is over and stands still, the tools that fold behind one button. */
  async function openTools(stage: StagePage): Promise<Locator> {
    await stage.runButton.tap();
    await stage.tab('코드').tap();
    await stage.waitForEnd('client');
    await stage.tab('무대').tap();
    await stage.button('일시정지').tap();
    await stage.button('시간 도구 더 보기').tap();
    return stage.page.getByRole('dialog', { name: '시간 도구' });
  }

  test('[TP13] the tools fold behind one button, and every target is wide enough for a finger', async ({
    stage,
    page,
  }) => {
    const tools = await openTools(stage);
    await tools.getByRole('button', { name: '이전 상태 변화' }).tap();
    await tools.getByRole('button', { name: '이전 상태 변화' }).tap();
    await tools.getByRole('button', { name: '책갈피 넣기' }).tap();
    await tools.getByRole('button', { name: '여기부터 반복' }).tap();
    await tools.getByRole('button', { name: '사건 간격 같게' }).tap();
    await expect(tools.getByRole('textbox')).toHaveCount(1);
    const small = await page
      .getByRole('region', { name: '시간 이동' })
      .getByRole('button')
      .or(tools.getByRole('button'))
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button.tabIndex >= 0)
          .map((button) => ({
            name: button.getAttribute('aria-label') ?? button.textContent,
            box: button.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(390);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('slider', { name: '반복 구간의 시작' })).toBeVisible();
    await stage.button('재생').tap();
    await expect(stage.button('일시정지')).toBeVisible();
  });

  test('[TP13] however much is noted, no tool stands outside the panel of tools, and each is reached', async ({
    stage,
    page,
  }) => {
    const tools = await openTools(stage);
    for (let notes = 1; notes <= 4; notes += 1) {
      await tools.getByRole('button', { name: '이전 상태 변화' }).tap();
      await tools.getByRole('button', { name: '책갈피 넣기' }).tap();
      await expect(tools.getByRole('textbox')).toHaveCount(notes);
      await tools.getByRole('textbox').first().fill('왜 다시 보냈을지 한 문장으로 적어 봅니다. '.repeat(4).trim());
    }
    const help = tools.getByRole('button', { name: '단축키와 표시 보기' });
    const panel = tools.locator('..');
    for (const tool of [tools.getByRole('button', { name: '사건 간격 같게' }), help]) {
      await tool.scrollIntoViewIfNeeded();
      await expect(tool).toBeInViewport({ ratio: 1 });
      await expect
        .poll(async () => {
          const [inner, outer] = [(await tool.boundingBox())!, (await panel.boundingBox())!];
          return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
        }, 'within the panel')
        .toBe(true);
    }
    await help.tap();
    await expect(page.getByRole('dialog', { name: '단축키와 표시' })).toBeVisible();
  });
});
