import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { RecordingPage } from '../pages/recordingPage.ts';
import { StagePage } from '../pages/stagePage.ts';
import { count, press } from '../pages/timeBar.ts';
import { expect, test } from '../test.ts';

/** One that ends with an error: the peer resets the connection. */
const reset = fileURLToPath(new URL('../../packages/lessons/recordings/error-codes.reset.socketlab', import.meta.url));

async function openReset(page: Page, { url }: { url: string }): Promise<StagePage> {
  await page.goto(url);
  await page.goto(new URL('/recording', url).href);
  await new RecordingPage(page).choose(reset);
  return new StagePage(page);
}

test('[TP15] the keys are the page’s while the focus is on what a hand has just drawn or switched, but for those that it takes itself', async ({
  page,
  socketLab,
}) => {
  const stage = await openReset(page, socketLab);
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
  const slider = page.getByRole('slider', { name: '시각', exact: true });
  const bar = (await slider.boundingBox())!;
  await page.mouse.click(bar.x + bar.width * 0.4, bar.y + bar.height - 12);
  await expect(slider).toBeFocused();
  const place = await count(stage);
  await page.keyboard.press('KeyB');
  await expect(stage.button('책갈피 목록, 1개')).toBeVisible();
  await page.keyboard.press('KeyE');
  await expect(stage.narration).toContainText('ECONNRESET');
  expect(await count(stage)).toBeGreaterThan(place);
  await expect(slider, 'nothing was taken out of the hand').toBeFocused();
  await page.mouse.click(bar.x + bar.width * 0.4, bar.y + bar.height - 12);
  await page.keyboard.press('Space');
  await expect(stage.button('일시정지')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(stage.button('재생')).toBeVisible();
  // An arrow is the slider's: one event, once. The first only leaves where playing stopped, which may be between two that are told.
  const back = async () => {
    const before = await count(stage);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => count(stage)).toBeLessThan(before);
  };
  await back();
  const before = await count(stage);
  await back();
  await stage.button('한 이벤트 앞으로').click();
  await expect(stage.applied, 'no more than a press of a button').toHaveText(String(before));

  await test.step('and behind a switch', async () => {
    await page.getByRole('radio', { name: '이벤트 목록' }).click();
    await page.keyboard.press('KeyL');
    await page.keyboard.press('Shift+KeyE');
    await expect(stage.narration).toContainText('ECONNRESET');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: '사다리' })).toBeFocused();
    await expect(stage.narration).toContainText('ECONNRESET');
  });
});

for (const width of [1440, 390]) {
  test(`[TP9] a long note is read whole, ${width} px`, async ({ page, socketLab }) => {
    const note =
      '여기서 상대방이 연결을 재설정했습니다. 읽지 않은 바이트가 남아 있었는지, RST 앞에 무엇이 왔는지 봅니다.';
    const stage = await openReset(page, socketLab);
    const recording = new RecordingPage(page);
    await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
    await page.keyboard.press('KeyB');
    await page.setViewportSize({ width, height: 844 });
    const field = recording.pane.getByRole('textbox');
    await field.fill(`${note.slice(0, 20)}\n${note.slice(20)}`);
    await expect(field, 'one paragraph').toHaveValue(`${note.slice(0, 20)} ${note.slice(20)}`);
    await field.press('Enter');
    await expect(field).toHaveValue(`${note.slice(0, 20)} ${note.slice(20)}`);
    const hidden = () =>
      field.evaluate((area) => [area.scrollHeight - area.clientHeight, area.scrollWidth - area.clientWidth]);
    await expect.poll(hidden).toEqual([0, 0]);
    expect((await field.boundingBox())!.height).toBeGreaterThan(40);
  });
}

test('[TP13] what is a number or a picture alone says on hover what it is, and its key', async ({
  page,
  socketLab,
}) => {
  const stage = await openReset(page, socketLab);
  // A hand comes from somewhere.
  await page.mouse.move(300, 300);
  await stage.button('책갈피 목록, 0개').hover();
  await expect(page.getByRole('tooltip')).toHaveText('책갈피 목록Shift B');
  await stage.button('책갈피 목록, 0개').click();
  await expect(page.getByRole('dialog', { name: '책갈피' })).toBeVisible();
});

test('[TP16] what the tools refuse is said above them, in words that the buttons use', async ({ page, socketLab }) => {
  const stage = await openReset(page, socketLab);
  // The tools come with their keys.
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
  await stage.button('끝으로').click();
  await page.keyboard.press('KeyE');
  await expect(page.getByTestId('transport-said')).toHaveText('다음 오류가 없습니다.');
  const notice = stage.notices.filter({ hasText: '더 이른 시각으로 옮긴 뒤에' });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) await stage.tab('무대').click();
    // Said anew: it goes by itself after nine seconds.
    await press(page, 'BracketLeft');
    const tools = page.getByRole('region', { name: '시간 이동' });
    const overlap = async () => {
      const [above, below] = [await notice.boundingBox(), await tools.boundingBox()];
      return above!.y + above!.height - below!.y;
    };
    await expect.poll(overlap, `${width} px`).toBeLessThan(0);
  }
});
