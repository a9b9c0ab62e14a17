import { expect, test } from '../test.ts';

test('[CP8] Enter sends nothing while a syllable is being composed', async ({ stage }) => {
  await stage.chooseDelay(0);
  await stage.replaceSource('client', "require('net').connect(8080, 'server');\n");
  await stage.runAll();
  const field = stage.computer('client').getByRole('textbox', { name: '보낼 글' });
  await field.fill('안녕');
  await field.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true });
  await expect(field).toHaveValue('안녕');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  await expect(stage.console('server')).toContainText('안녕');
});

test('[CP9] Tab leaves the editor', async ({ stage }) => {
  const editor = stage.editor('client');
  await editor.click();
  await expect(editor).toBeFocused();
  await stage.page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
});

test('[WB12] a script hears of every batch once it has been painted', async ({ page, socketLab, stage }) => {
  await page.addInitScript(() => {
    const painted: unknown[] = [];
    Object.assign(window, { painted, __socketlab: { onPainted: (one: unknown) => painted.push(one) } });
  });
  await page.goto(socketLab.lessonUrl);
  await stage.ready();
  await stage.chooseDelay(0);
  await stage.runAll();
  await stage.waitForEnd('client');
  type Batch = { firstSeq: number; lastSeq: number; receivedMs: number; paintedMs: number };
  const batches = await page.evaluate(() => (window as unknown as { painted: Batch[] }).painted);
  expect(batches.length).toBeGreaterThan(0);
  expect(batches.every(({ firstSeq }, index) => firstSeq === (batches[index - 1]?.lastSeq ?? -1) + 1)).toBe(true);
  expect(batches.every(({ receivedMs, paintedMs }) => paintedMs > receivedMs)).toBe(true);
});
