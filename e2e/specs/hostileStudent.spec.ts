import type { Page } from '@playwright/test';
import { labProcessOf } from '../processes.ts';
import { expect, test, wiredTest } from '../test.ts';

/** What the page threw and nobody caught, from now on. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('dialog', (dialog) => {
    errors.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return errors;
}

wiredTest(
  '[EX2] whoever leaves a check frees the stage, whatever it was doing, and it can be made again',
  async ({ stage, page, wire, socketLab }) => {
    test.setTimeout(360_000);
    const errors = listenForErrors(page);
    await page.goto(new URL('/lessons/tcp-server-client/edit', page.url()).href);
    await stage.ready();
    const start = page.getByTestId('start-check');
    const first = page.locator('[data-check="greets-first"]');
    const delay = page.getByRole('button', { name: /회선의 편도 지연/ });

    await test.step('broken off at once, twice', async () => {
      for (let round = 0; round < 2; round++) {
        // It is not over before a hand has broken it off.
        const letGo = wire.keepBack('runProgram');
        await start.click();
        await page.getByTestId('cancel-check').click();
        letGo();
        await expect(start).toBeEnabled();
        await expect(first).toHaveAttribute('data-state', 'open');
      }
      await stage.runOne('server').click();
      await expect(stage.status('server')).toHaveText('실행 중');
      await expect(page.getByText('check-probe')).toHaveCount(0);
    });

    await test.step('another step, the free lab, the course', async () => {
      for (const way of ['step', 'lab', 'home'] as const) {
        await start.click();
        await expect(first).toHaveAttribute('data-state', 'running');
        if (way === 'step') await page.getByRole('link', { name: /^이전 ·/ }).click();
        else {
          await page.evaluate(
            (path) => {
              history.pushState(null, '', path);
            },
            way === 'lab' ? '/lab' : '/',
          );
        }
        if (way !== 'home') {
          await expect(page.getByTestId('exercise')).toHaveCount(0);
          await stage.ready();
          await expect(delay).toContainText('200 ms');
        }
        await page.goBack();
        await stage.ready();
        await expect(start).toBeEnabled();
        await expect(first).toHaveAttribute('data-state', 'open');
      }
    });

    await test.step('the lab process dies, and the next check is one', async () => {
      await start.click();
      await expect(first).toHaveAttribute('data-state', 'running');
      process.kill(labProcessOf(socketLab.process.pid ?? Number.NaN), 'SIGKILL');
      await expect(page.getByTestId('exercise').getByText('연결이 끊겼습니다.')).toBeVisible();
      await expect(stage.goneBanner).toBeVisible();
      await start.click();
      await expect(page.getByTestId('failed-check')).toContainText('손님이 말하지 않으면', { timeout: 60_000 });
      await expect(stage.goneBanner).toBeHidden();
      await expect(start).toBeEnabled();
      await expect(stage.status('server')).toHaveText('검사와 함께 끝남');
    });

    await test.step('an answer that says itself that it is right, floods its console and never ends', async () => {
      const lie = JSON.stringify({ id: 'greets-first', ok: true, expected: '', got: '' });
      await stage.replaceSource(
        'server',
        `setInterval(() => { for (let i = 0; i < 5000; i++) console.log('[검사] ' + ${JSON.stringify(lie)}); }, 10);\n`,
      );
      await start.click();
      await expect(start).toBeEnabled({ timeout: 90_000 });
      await expect(first).toHaveAttribute('data-state', 'failed');
      await expect(page.getByTestId('exercise')).toHaveAttribute('data-passed', 'false');
      await expect(stage.runButton).toBeEnabled();
    });
    expect(errors).toEqual([]);
  },
);

test('no address, and nothing that a browser may have kept, leaves a blank page or runs as code', async ({
  stage,
  page,
}) => {
  test.setTimeout(360_000);
  const errors = listenForErrors(page);
  const at = (path: string) => page.goto(new URL(path, page.url()).href);
  const script = encodeURIComponent('<img src=x onerror=alert(1)>');
  const places = [
    '/lab/constructor',
    '/lab/__proto__',
    `/lab/${script}`,
    '/lessons/constructor',
    `/lessons/${script}/x`,
    `/lessons/tcp-server-client/${script}`,
    '/lessons/__proto__/print',
    '/lessons/%E0%A4%A/x',
    '/glossary#__proto__',
    `/glossary#${script}`,
    '/lessons/tcp-server-client/two-programs#%E0%A4%A',
  ];
  for (const path of places)
    await test.step(path, async () => {
      await at(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(errors).toEqual([]);
    });

  await test.step('broken entries of every key', async () => {
    await page.evaluate(() => {
      const bad = ['{', 'null', '7', '[]', '{"a":1}', '"x"'];
      const experiment = { name: '<b>x</b>', hosts: ['client', 'server'], template: '__proto__', notes: '' };
      const file = { host: 'server', name: 'server.js', mine: 'x', slot: 'answer', answerSeen: true };
      localStorage.setItem('socketlab.progress.1', '{"tasks":[],"predictions":{"__proto__":1},"exercises":7}');
      localStorage.setItem('socketlab.place.1', '{"lesson":"__proto__","steps":{"__proto__":"x"}}');
      localStorage.setItem('socketlab.theme', '__proto__');
      for (const [index, text] of bad.entries()) {
        localStorage.setItem(`socketlab.work.1:tcp-server-client/+${index}`, text);
        localStorage.setItem(`socketlab.experiment.1:lab-${index}`, text);
      }
      localStorage.setItem('socketlab.work.1:tcp-server-client/server.js', JSON.stringify({ ...file, mine: null }));
      localStorage.setItem('socketlab.work.1:tcp-server-client/+x', JSON.stringify(file));
      localStorage.setItem('socketlab.experiment.1:lab-day', JSON.stringify({ ...experiment, changedAt: 1e300 }));
      localStorage.setItem('socketlab.experiment.1:lab-html', JSON.stringify({ ...experiment, changedAt: 1 }));
    });
    for (const path of ['/', '/lab', '/lessons/tcp-server-client/two-programs']) {
      await at(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (path === '/lab') await expect(page.getByRole('link', { name: '<b>x</b>' })).toBeVisible();
    }
    await stage.ready();
    expect(errors).toEqual([]);
  });

  await test.step('a search for anything', async () => {
    await page.keyboard.press('Control+K');
    const box = page.getByRole('combobox', { name: '찾을 말' });
    for (const query of [
      '.*+?^{}()|[]\\',
      'ㅅㅗㅋㅔㅅ',
      '소'.repeat(10_000),
      '<img src=x onerror=alert(1)>',
      '은 는 이',
      'İ',
    ])
      await box.fill(query);
    await box.fill('소켓');
    await expect(page.getByRole('option').first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(width).toBe(true);
    expect(errors).toEqual([]);
  });
});
