import type { Page } from '@playwright/test';
import { RecordingPage } from '../pages/recordingPage.ts';
import { SharingPage } from '../pages/sharingPage.ts';
import { StagePage } from '../pages/stagePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { test as base, expect } from '../test.ts';

/** A browser that has neither the token nor a place in a class: whoever was sent a link. */
const test = base.extend<{ visitor: Page }>({
  visitor: async ({ browser, socketLab: _ }, use) => {
    const context = await browser.newContext();
    await use(await context.newPage());
    await context.close();
  },
});

const note = '여기에서 연결이 끝남';

/** A finished run that stands still one entry before its end, with a bookmark there. */
async function runWithBookmark(stage: StagePage): Promise<{ clock: string; applied: string }> {
  const { page } = stage;
  await stage.runAll();
  await stage.waitForEnd('client');
  await stage.button('일시정지').click();
  await stage.button('한 이벤트 뒤로').click();
  await stage.button('책갈피 넣기').click();
  await stage.button('책갈피 목록, 1개').click();
  await page.getByRole('dialog', { name: '책갈피' }).getByRole('textbox').fill(note);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  return { clock: await clockOf(page), applied: (await stage.applied.textContent()) ?? '' };
}

const clockOf = async (page: Page) =>
  (await page.getByTestId('clock').locator('span').first().textContent()) ?? 'no clock';

test('[SH8] [SH9] [SH13] a link opens the run in any browser, with its notes and at its moment, until it is deleted', async ({
  stage,
  page,
  context,
  visitor,
  socketLab,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const moment = await runWithBookmark(stage);
  const sharing = new SharingPage(page);
  const link = await sharing.makeLink();
  const id = new URL(link).pathname.split('/').at(-1) ?? '';

  await test.step('the link is copied, from the start or from the moment on the stage', async () => {
    await sharing.dialog.getByRole('checkbox', { name: /^지금 보는 순간부터/ }).check();
    await expect(sharing.link).toHaveValue(/\?at=\d+$/);
    await sharing.dialog.getByRole('button', { name: '복사' }).click();
    await expect(sharing.dialog).toContainText('✓ 복사했습니다.');
  });
  const fromHere = await page.evaluate(() => navigator.clipboard.readText());
  expect(fromHere).toBe(await sharing.link.inputValue());
  expect(fromHere.startsWith(`${link}?at=`)).toBe(true);
  await page.keyboard.press('Escape');

  const seen = new RecordingPage(visitor);
  const theirs = new StagePage(visitor);
  await test.step('whoever has the link sees the run from its start, with the notes, and nothing else of the server', async () => {
    await visitor.goto(link);
    await expect(seen.pane).toContainText('링크로 연 기록');
    await expect(theirs.applied).toHaveText('1');
    await expect(seen.pane.getByRole('textbox')).toHaveValue(note);
    await seen.pane.getByRole('button', { name: /로 이동$/ }).click();
    await expect(theirs.applied).toHaveText(moment.applied);
    await expect(theirs.packets('SYN').first()).toBeVisible();
    expect((await visitor.request.get(new URL('/', link).href)).status()).toBe(401);
    expect((await visitor.request.delete(new URL(`/api/recordings/${id}`, link).href)).status()).not.toBe(200);
  });

  await test.step('the other link opens at the moment', async () => {
    await visitor.goto(fromHere);
    await expect(theirs.applied).toHaveText(moment.applied);
    expect(await clockOf(visitor)).toBe(moment.clock);
  });

  await test.step('it is nobody else’s to list; its own browser deletes it', async () => {
    const others = new SharingPage(visitor);
    await others.choose('서버에 둔 내 기록');
    await expect(others.list).toContainText('이 브라우저에서 서버에 둔 기록이 없습니다.');
    await sharing.choose('서버에 둔 내 기록');
    await expect(sharing.kept).toHaveCount(1);
    await sharing.kept.getByRole('button', { name: / 지우기$/ }).click();
    await sharing.kept.getByRole('button', { name: /정말 지우기$/ }).click();
    await expect(sharing.list).toContainText('기록을 지웠습니다.');
    await expect(sharing.kept).toHaveCount(0);
  });

  await visitor.goto(link);
  await expect(seen.problem).toContainText('이 주소에는 기록이 없습니다.');
  await expect(seen.pane).toHaveCount(0);
  await page.goto(new URL(`/compare?a=${id}`, socketLab.url).href);
  await expect(page.getByRole('group', { name: '실행 A' }).getByRole('alert')).toContainText(
    '이 주소에는 기록이 없습니다.',
  );
});

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

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[SH14] axe finds nothing serious where a link is made and where recordings are listed, ${colorScheme}`, async ({
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
