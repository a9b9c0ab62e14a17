import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ReadingPage } from '../pages/readingPage.ts';
import { expect, test } from '../test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect(wide).toBeLessThanOrEqual(390);
}

test('[RD9] on a phone a tap explains a term, and a tap beside it sends it away', async ({ stage, page }) => {
  const reading = new ReadingPage(page);
  await stage.ready();
  await reading.term('소켓').tap();
  const card = reading.definition('프로그램이 네트워크로 데이터를 주고받는 창구입니다.');
  await expect(card).toBeVisible();
  const box = await card.boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(390);
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(card).toHaveCount(0);
  await reading.contentsButton.tap();
  await reading.contents.getByRole('link', { name: '누가 먼저 연결을 알게 될까' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '누가 먼저 연결을 알게 될까' })).toBeVisible();
  await expectFits(page);
});

test('axe finds nothing serious on the pages that are read, in both themes', async ({ page, socketLab }) => {
  test.setTimeout(180_000);
  const reading = new ReadingPage(page);
  const serious = async () => {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
  };
  const states: Record<string, () => Promise<void>> = {
    home: async () => {
      await reading.go('/');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    glossary: async () => {
      await reading.go('/glossary');
      await expect(page.locator('#socket')).toBeVisible();
    },
    unknown: async () => {
      await reading.go('/lessons/tcp-server-client/gone');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
    print: async () => {
      await reading.go('/lessons/tcp-server-client/print');
      await expect(page.getByText('고쳐서 다시 실행하기')).toBeVisible();
    },
    search: async () => {
      await reading.go('/');
      await page.getByRole('button', { name: '강의에서 찾기' }).click();
      await reading.searchField.fill('연결');
      await expect(reading.hits.first()).toBeVisible();
    },
    contents: async () => {
      await reading.go('/lessons/tcp-server-client/connect');
      await reading.contentsButton.click();
      await expect(reading.contents).toBeVisible();
    },
  };
  await page.goto(socketLab.url);
  for (const [name, enter] of Object.entries(states)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await enter();
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expectFits(page);
      expect(await serious(), `${name}, ${colorScheme}`).toEqual([]);
    }
  }
});
