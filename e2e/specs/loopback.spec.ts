import { expect, test } from '../test.ts';

test('[LS5] a task that this machine cannot show is set aside with the reason', async ({ stage, page }) => {
  await page.goto(new URL('/lessons/tcp-server-client/write', page.url()).href);
  const task = stage.task('slow-wire');
  await expect(task).toHaveAttribute('data-state', 'impossible');
  await expect(task).toContainText('루프백 방식에서는');
});

test('[WB23] what breaks the wire is visible, off, and says why', async ({ stage, page }) => {
  await expect(page.getByTestId('grab')).toBeDisabled();
  await expect(page.getByTestId('step-mode')).toBeDisabled();
  await expect(page.getByRole('group', { name: '회선에 손대기' })).toContainText('루프백 방식에서는');
  await page.getByTestId('faults').click();
  await expect(page.getByRole('dialog', { name: '회선의 장애' })).toContainText('루프백 방식에서는');
  await expect(page.getByRole('switch').first()).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(stage.runButton).toBeEnabled();
});
