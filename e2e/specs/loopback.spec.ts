import { expect, test } from '../test.ts';

test('[LS5] a task that this machine cannot show is set aside with the reason', async ({ stage }) => {
  const task = stage.page.locator('[data-task="slow-wire"]');
  const next = stage.page.getByRole('link', { name: /^다음/ });
  for (let step = 0; step < 10 && !(await task.isVisible()); step++) await next.click();
  await expect(task).toHaveAttribute('data-state', 'impossible');
  await expect(task).toContainText('루프백 방식에서는');
});
