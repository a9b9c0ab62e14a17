import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { expect, test } from '../test.ts';

/** What a lesson's page may load before its editor. */
const mostBytes = 200_000;

test('[RD1] [RD2] a lesson stands with less than 200 KB of JavaScript; its editor comes in the place of its code', async ({
  page,
  socketLab,
}) => {
  // What the page has time for later waits until the test lets it go.
  await page.addInitScript(() => {
    const waiting: IdleRequestCallback[] = [];
    const idle = { didTimeout: false, timeRemaining: () => 50 };
    const held = { on: true };
    window.requestIdleCallback = (run) => (held.on ? waiting.push(run) : window.setTimeout(() => run(idle)));
    window.cancelIdleCallback = () => {};
    Object.assign(window, {
      letIdle() {
        held.on = false;
        for (const run of waiting) run(idle);
      },
    });
  });
  const scripts = new Map<string, { bytes: number; encoding: string | undefined; editor: boolean }>();
  const looks: Promise<void>[] = [];
  const lookInto = async (response: Response) => {
    const body = await response.body();
    scripts.set(new URL(response.url()).pathname, {
      bytes: gzipSync(body, { level: 9 }).length,
      encoding: response.headers()['content-encoding'],
      editor: body.includes('cm-content'),
    });
  };
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') looks.push(lookInto(response));
  });

  await page.goto(socketLab.lessonUrl);
  await expect(page.getByTestId('run-all')).toBeEnabled();
  await expect(page.getByText('두 프로그램은 Node.js의')).toBeVisible();
  const client = page.locator('[data-host="client"]');
  const code = client.getByText('const client = net.connect({');
  await expect(code).toBeVisible();
  await page.waitForLoadState('networkidle');
  // A response is looked into only after it has come.
  await Promise.all(looks);
  const before = await code.boundingBox();

  const first = [...scripts.values()];
  const total = first.reduce((sum, { bytes }) => sum + bytes, 0);
  test
    .info()
    .annotations.push({ type: 'first load', description: `${total} bytes of JavaScript in ${first.length} files` });
  expect(first.some(({ editor }) => editor)).toBe(false);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(mostBytes);
  const large = first.filter(({ bytes }) => bytes > 2_000);
  expect(large.map(({ encoding }) => encoding)).toEqual(large.map(() => expect.stringMatching(/^(?:br|gzip)$/)));

  await page.evaluate(() => (window as unknown as { letIdle(): void }).letIdle());
  await expect(client.getByRole('textbox', { name: '클라이언트 코드' })).toBeVisible();
  await expect.poll(() => [...scripts.values()].some(({ editor }) => editor)).toBe(true);
  const after = await client.locator('.cm-line', { hasText: 'const client = net.connect({' }).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0)), 'nothing jumps').toBeLessThanOrEqual(1);
  const all = [...scripts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  test.info().annotations.push({ type: 'with the editor', description: `${all} bytes in ${scripts.size} files` });
});

test('[RD1] whoever reaches for the code before its editor has come writes into the editor', async ({
  page,
  socketLab,
}) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto(socketLab.lessonUrl);
  await expect(page.getByTestId('run-all')).toBeEnabled();
  await page.locator('[data-host="client"] pre').focus();
  const editor = page.locator('[data-host="client"]').getByRole('textbox', { name: '클라이언트 코드' });
  await expect(editor).toBeFocused();
  // A menu that was pressed before its code was there opens.
  await page.getByRole('button', { name: /^화면 테마/ }).click();
  await expect(page.getByRole('menu', { name: '화면 테마' })).toBeVisible();
});
