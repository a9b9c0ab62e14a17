import type { Browser, Page } from '@playwright/test';
import type { PageWire } from '../pages/pageWire.ts';
import { RecordingPage } from '../pages/recordingPage.ts';
import { StagePage } from '../pages/stagePage.ts';
import { expect, test, wiredTest } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1800 } });

const note = '여기서 연결이 끝남';
const dialog = (page: Page) => page.getByRole('dialog');

/** A run that is over, and a bookmark with a note at a moment in the middle of it: the moment that is shown. Gives the entries shown there. */
async function markMoment(stage: StagePage, wire?: PageWire): Promise<string> {
  const { page } = stage;
  await stage.runAll();
  await stage.waitForEnd('client');
  // From now on its log stays as it is: what kernels forget after a minute would be in the later one of two files.
  await wire?.cut();
  await stage.button('일시정지').click();
  // The list has in its view what is near the moment shown.
  await page.getByRole('slider', { name: '시각' }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('radio', { name: '이벤트 목록' }).click();
  await page.getByRole('region', { name: '이벤트 목록' }).getByRole('button', { name: "'connect'" }).first().click();
  await page.getByRole('radio', { name: '사다리' }).click();
  await stage.button('책갈피 넣기').click();
  await stage.button('책갈피 목록, 1개').click();
  await dialog(page).getByRole('textbox').fill(note);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  const applied = await stage.applied.textContent();
  expect(Number(applied)).toBeGreaterThan(5);
  return applied ?? '';
}

/** Shares the run on the stage, and gives the link from the start and the one at the moment shown. */
async function share(page: Page): Promise<{ link: string; atMoment: string }> {
  await new RecordingPage(page).chooseDeed('링크로 나누기');
  await expect(dialog(page)).toContainText('접속 토큰 없이');
  await dialog(page).getByRole('button', { name: '링크 만들기' }).click();
  const field = page.getByTestId('share-link');
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  await dialog(page)
    .getByRole('checkbox', { name: /지금 보는 순간부터/ })
    .check();
  await expect(field).toHaveValue(/\?at=\d+$/);
  const atMoment = await field.inputValue();
  await dialog(page).getByRole('button', { name: '닫기' }).last().click();
  await expect(dialog(page)).toHaveCount(0);
  return { link, atMoment };
}

/** Somebody who has nothing but the link: a browser that was never here. */
async function asStranger(browser: Browser, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

wiredTest(
  '[SH8] [SH13] who has only the link sees the run at the moment shared, with its note, bytes and lines, and may save the same file',
  async ({ stage, page, wire, browser }) => {
    const applied = await markMoment(stage, wire);
    const saved = await new RecordingPage(page).save();
    const { link, atMoment } = await share(page);
    expect(atMoment.startsWith(`${link}?at=`)).toBe(true);

    await asStranger(browser, async (guest) => {
      const seen = new StagePage(guest);
      const recording = new RecordingPage(guest);
      await guest.goto(atMoment);
      await expect(recording.pane).toContainText('링크로 연 기록');
      await expect(seen.applied).toHaveText(applied);
      await expect(recording.pane.getByRole('textbox')).toHaveValue(note);
      await expect(seen.editor('client'), 'what happened stands at its line').toContainText('connect');
      await expect(seen.pin('server', 1).or(seen.editor('server').locator('.cm-pin')).first()).toBeVisible();
      await seen.openPacket(seen.packets('SYN').first());
      await expect(seen.inspector.getByLabel(/^바이트 \d+개/)).toBeVisible();
      await guest.keyboard.press('Escape');
      const theirs = await recording.save();
      expect(theirs.equals(saved)).toBe(true);

      // From the start, where no moment is asked for.
      await guest.goto(link);
      await expect(recording.pane).toBeVisible();
      await expect(seen.packets()).toHaveCount(0);
      // The link opens nothing else.
      await guest.goto(new URL('/', link).href);
      await expect(guest.getByText(/토큰/).first()).toBeVisible();
    });
  },
);

test('[SH9] [SH14] the owner finds it in 서버에 둔 내 기록 and deletes it; the link says then that it is gone, and what to do', async ({
  stage,
  page,
  browser,
}) => {
  await markMoment(stage);
  const { link } = await share(page);
  await new RecordingPage(page).chooseDeed('서버에 둔 내 기록');
  const list = page.getByTestId('shared-list');
  await expect(list).toContainText('이 브라우저에서 둔 기록');
  const row = list.getByTestId('shared-recording').first();
  await expect(row.getByRole('link', { name: / 열기$/ })).toHaveAttribute('href', new URL(link).pathname);
  const before = await list.getByTestId('shared-recording').count();

  // A press too much deletes nothing.
  const ask = row.getByRole('button', { name: /(?<! 정말) 지우기$/ });
  await ask.click();
  await expect(row.getByRole('button', { name: '취소' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ask).toBeFocused();
  await ask.dblclick();
  await expect(list.getByTestId('shared-recording')).toHaveCount(before);
  await row.getByRole('button', { name: / 정말 지우기$/ }).click();
  await expect(list).toContainText('기록을 지웠습니다. 그 링크는 더 이상 열리지 않습니다.');
  await expect(list.getByTestId('shared-recording')).toHaveCount(before - 1);

  await asStranger(browser, async (guest) => {
    await guest.goto(link);
    const { problem } = new RecordingPage(guest);
    await expect(problem).toContainText('이 링크의 기록이 없습니다.');
    await expect(problem).toContainText('지웠');
    await expect(problem, 'what to do').toContainText('새 링크를');
    await expect(problem).not.toContainText(new URL(link).pathname.split('/').at(-1) ?? '');
    await expect(problem).toBeFocused();
  });
});

test('[SH8] [SH14] a link that lost or gained a letter says that it may be cut, to whoever opens it', async ({
  site,
  browser,
}) => {
  await asStranger(browser, async (guest) => {
    const { problem } = new RecordingPage(guest);
    for (const id of ['abc', 'A'.repeat(24), `${'A'.repeat(24)}.`, `${'A'.repeat(24)}을`, `${'A'.repeat(24)}/`]) {
      await test.step(id, async () => {
        await guest.goto(new URL(`/recording/${id}`, site.url).href);
        await expect(problem).toContainText('이 링크의 기록이 없습니다.');
        await expect(problem).toContainText('링크를 끝까지');
      });
    }
  });
});

test('[SH13] a moment that no clock has opens the run at its start, and one after its end at its end', async ({
  stage,
  page,
  browser,
}) => {
  await markMoment(stage);
  const { link } = await share(page);
  await asStranger(browser, async (guest) => {
    const seen = new StagePage(guest);
    for (const at of ['-5', 'abc', '', '1e9', '1.5', '99999999999999', '%3Cb%3E']) {
      await test.step(at, async () => {
        await guest.goto(`${link}?at=${at}`);
        await expect(new RecordingPage(guest).pane).toBeVisible();
        await expect(seen.packets()).toHaveCount(0);
      });
    }
    await guest.goto(`${link}?at=999999999999`);
    await expect(seen.packets('FIN').first()).toBeVisible();
    const applied = await seen.applied.textContent();
    await seen.button('끝으로').click();
    await expect(seen.applied).toHaveText(applied ?? '');
  });
});
