import { RecordingPage } from '../pages/recordingPage.ts';
import { SharingPage } from '../pages/sharingPage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

test('[SH12] a link on its way is given up, a refusal is said, and the next try makes it', async ({ stage, page }) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  const sharing = new SharingPage(page);
  const { dialog } = sharing;
  // The first upload never arrives, the second is refused.
  let tries = 0;
  await page.route('**/api/recordings', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    if (tries === 1) return;
    if (tries === 2) return route.fulfill({ status: 507, json: { code: 'sharing-full', message: '자리가 없습니다.' } });
    return route.continue();
  });
  await sharing.choose('링크로 나누기');
  await expect(dialog).toContainText('접속 토큰 없이 다음을 모두 봅니다.');
  await dialog.getByRole('button', { name: '링크 만들기' }).click();
  await expect(dialog.getByRole('progressbar', { name: '기록을 올리는 중' })).toBeVisible();
  await dialog.getByRole('button', { name: '그만두기' }).click();
  await dialog.getByRole('button', { name: '링크 만들기' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('자리가 없습니다.');
  await dialog.getByRole('button', { name: '다시 만들기' }).click();
  await expect(sharing.link).toHaveValue(/\/recording\/[\w-]{24}$/);
});

test('[SH13] a link is made, opens the run, and is shown no longer once its recording is deleted', async ({
  stage,
  page,
}) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  const link = await new SharingPage(page).makeLink();
  const dialog = page.getByRole('dialog', { name: /링크로 나누기|서버에 둔 내 기록/ });
  expect((await page.request.get(link.replace('/recording/', '/api/recordings/'))).status()).toBe(200);

  await dialog.getByRole('button', { name: '서버에 둔 내 기록' }).click();
  const row = dialog.getByTestId('shared-recording');
  await row.getByRole('button', { name: /지우기$/ }).click();
  await row.getByRole('button', { name: /정말 지우기$/ }).click();
  await expect(dialog).toContainText('기록을 지웠습니다.');
  await dialog.getByRole('button', { name: '링크로 나누기' }).click();
  await expect(dialog.getByRole('button', { name: '링크 만들기' })).toBeVisible();
  await expect(dialog.getByTestId('share-link')).toHaveCount(0);
});

test('[SH12] who may put nothing on the server is told before the press, and keeps the run as a file instead', async ({
  stage,
  page,
  browser,
}) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  const link = await new SharingPage(page).makeLink();

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(link);
  const sharing = new SharingPage(guest);
  await expect(new RecordingPage(guest).pane).toBeVisible();
  await sharing.choose('링크로 나누기');
  await expect(sharing.dialog.getByRole('alert')).toContainText('지금은 이 서버에 기록을 둘 수 없습니다.');
  await expect(sharing.dialog.getByRole('button', { name: '링크 만들기' })).toHaveCount(0);
  expect(await seriousViolations(guest)).toEqual([]);
  const save = sharing.dialog.getByRole('button', { name: '파일로 저장' });
  await expect(save).toBeFocused();
  const downloading = guest.waitForEvent('download');
  await guest.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toMatch(/\.socketlab$/);
  await expect(sharing.dialog).toHaveCount(0);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[SH15] axe finds nothing serious where a link is made and where recordings are listed, ${colorScheme}`, async ({
    stage,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await stage.runAll();
    await stage.waitForEnd('client');
    const sharing = new SharingPage(page);
    await sharing.choose('링크로 나누기');
    await expect(sharing.dialog.getByRole('button', { name: '링크 만들기' })).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sharing.makeLink();
    for (const width of [1920, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await seriousViolations(page), `${width} px`).toEqual([]);
    }
    await sharing.dialog.getByRole('button', { name: '서버에 둔 내 기록' }).click();
    await expect(sharing.kept.first()).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(390);
  });
}
