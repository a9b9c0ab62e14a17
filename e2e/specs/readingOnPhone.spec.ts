import type { Page } from '@playwright/test';
import { ReadingPage } from '../pages/readingPage.ts';
import { seriousViolations } from '../seriousViolations.ts';
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

/** Every page that is read, and what opens over one. */
const states: Record<string, (reading: ReadingPage) => Promise<void>> = {
  async home({ page }) {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  },
  async glossary(reading) {
    await reading.go('/glossary');
    await expect(reading.page.locator('#socket')).toBeVisible();
  },
  async unknown(reading) {
    await reading.go('/lessons/tcp-server-client/gone');
    await expect(reading.page.getByRole('heading', { level: 1 })).toBeVisible();
  },
  async print(reading) {
    await reading.go('/lessons/tcp-server-client/print');
    await expect(reading.page.getByText('고쳐서 다시 실행하기')).toBeVisible();
  },
  async search(reading) {
    await reading.page.getByRole('button', { name: '강의에서 찾기' }).click();
    await reading.searchField.fill('연결');
    await expect(reading.hits.first()).toBeVisible();
  },
  async contents(reading) {
    await reading.go('/lessons/tcp-server-client/connect');
    await reading.contentsButton.click();
    await expect(reading.contents).toBeVisible();
  },
};

for (const [name, enter] of Object.entries(states)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious on a phone: ${name}, ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(site.url);
      await enter(new ReadingPage(page));
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expectFits(page);
      expect(await seriousViolations(page)).toEqual([]);
    });
  }
}
