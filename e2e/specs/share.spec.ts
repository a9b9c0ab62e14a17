import { expect, test } from '../test.ts';

test('[SH13] a link is made, opens the run, and is shown no longer once its recording is deleted', async ({
  stage,
  page,
}) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  await page.getByRole('button', { name: '기록', exact: true }).click();
  await page.getByRole('menuitem', { name: /^링크로 나누기/ }).click();
  const dialog = page.getByRole('dialog', { name: /링크로 나누기|서버에 둔 내 기록/ });
  await dialog.getByRole('button', { name: '링크 만들기' }).click();
  const link = await dialog.getByTestId('share-link').inputValue();
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
