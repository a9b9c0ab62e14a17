import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../test.ts';

// A whole lesson is many runs.
test.setTimeout(420_000);

/** Goes on with Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`150 presses of Tab did not come to ${goal}`);
}

test('[RD14] a lesson is found, read, predicted, run, written and passed with the keyboard alone', async ({
  stage,
  page,
}) => {
  const press = async (goal: Locator) => {
    await tabTo(page, goal);
    await page.keyboard.press('Enter');
  };
  const done = (id: string) => expect(stage.task(id)).toHaveAttribute('data-state', 'done');
  const byTitle = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  await test.step('from the course to the first step', async () => {
    await page.goto(new URL('/', page.url()).href);
    await press(page.getByRole('link', { name: /글자 가운데에서 잘리는 데이터/ }));
    await expect(byTitle('4바이트와 2바이트')).toBeVisible();
    await stage.ready();
  });

  await test.step('a prediction, then the run that answers it', async () => {
    await tabTo(page, page.getByRole('radio', { name: /'안녕'/ }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /'안' 뒤에/ })).toBeChecked();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('예측과 같은 결과가 나왔습니다.')).toBeVisible();
    await done('four-bytes');
  });

  await test.step('the packet that carried four bytes is opened', async () => {
    await tabTo(page, page.locator('g[data-packet][tabindex="0"]'));
    const focused = page.locator('g[data-packet]:focus');
    for (let presses = 0; presses < 30; presses++) {
      if (/데이터 4 B/.test((await focused.getAttribute('aria-label')) ?? '')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await done('open-bytes');
    await page.keyboard.press('Escape');
  });

  await test.step('a hint and its answer, put into the editor', async () => {
    await press(page.getByRole('link', { name: /^다음/ }));
    await expect(byTitle('잘린 글자를 잇기')).toBeFocused();
    for (const id of ['whole-text', 'decoder']) {
      const task = stage.task(id);
      await press(task.getByRole('button', { name: '힌트 보기' }));
      await press(task.getByRole('button', { name: '정답 보기' }));
      await press(task.getByRole('button', { name: '이 코드 넣기' }));
      await page.keyboard.press('Control+Enter');
      await done(id);
    }
  });

  await test.step('an exercise, written and checked', async () => {
    await press(page.getByRole('link', { name: /^다음/ }));
    await expect(byTitle('글자 수를 세는 서버')).toBeFocused();
    await tabTo(page, stage.editor('server'));
    await page.keyboard.press('ControlOrMeta+Home');
    // The line behind the first, where the connection begins.
    for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.insertText("  socket.setEncoding('utf8');\n");
    await page.keyboard.press('Tab');
    await press(page.getByTestId('start-check'));
    await expect(page.getByTestId('exercise')).toHaveAttribute('data-passed', 'true', { timeout: 60_000 });
  });
});
