import { expect, test } from '../test.ts';

test('[LS5] a task that this machine cannot show is set aside with the reason', async ({ stage, page }) => {
  await page.goto(new URL('/lessons/tcp-server-client/write', page.url()).href);
  const task = stage.task('slow-wire');
  await expect(task).toHaveAttribute('data-state', 'impossible');
  await expect(task).toContainText('루프백 방식에서는');
});
