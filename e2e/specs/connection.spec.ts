import type { Page } from '@playwright/test';
import { errorMessages, type LabEvent } from '../../packages/protocol/src/index.ts';
import { holdTimers } from '../pages/holdTimers.ts';
import { StagePage } from '../pages/stagePage.ts';
import { startSocketLab } from '../startSocketLab.ts';
import { expect, test as plainTest, wiredTest as test } from '../test.ts';

/** Prints until it is asked to end, and a last line then. */
const countingProgram = `let line = 0;
const say = () => console.log('줄 ' + ++line + '.');
const timer = setInterval(say, 100);
process.on('SIGTERM', () => {
  clearInterval(timer);
  say();
});
`;

test('[WB3] [WB5] [SV21] a lost connection is said at once, comes back by itself, and costs no entry', async ({
  stage,
  page,
  wire,
  context,
}) => {
  await stage.replaceSource('client', countingProgram);
  await stage.runOne('client').click();
  const lab = await wire.find((message) => (message.kind === 'events' ? message.lab : undefined));
  const program = await wire.find((message) => (message.kind === 'reply' ? message.program : undefined));
  const watcher = await watchLab(await context.newPage(), page.url(), lab);
  await page.bringToFront();
  await expect(stage.console('client')).toContainText('줄 3.');

  const goOn = await holdTimers(page);
  await wire.cut();
  await expect(stage.lostBanner).toBeVisible();
  await goOn();
  await expect(stage.lostBanner).toContainText('자동으로 다시 연결합니다.');
  await expect(stage.runButton).toBeDisabled();
  const had = wire.entries(lab).length;

  await test.step('what happens meanwhile goes by unseen', async () => {
    await watcher.waitFor((log) => log.length > had + 5);
    await watcher.end(program);
    await watcher.waitFor((log) => log.some((event) => event.kind === 'exit'));
    const count = (await watcher.log()).filter((event) => event.kind === 'console').length;
    await expect(stage.console('client')).not.toContainText(`줄 ${count}.`);
  });

  wire.mend();
  await expect(stage.lostBanner).toBeHidden();
  await stage.waitForEnd('client');
  const log = await watcher.log();
  await expect(stage.applied).toHaveText(String(log.length));
  expect(wire.entries(lab).map((event) => event.seq)).toEqual(log.map((event) => event.seq));
  expect(log.length - had, 'some were missed').toBeGreaterThan(5);
  const printed = ((await stage.console('client').textContent()) ?? '').match(/줄 \d+\./g) ?? [];
  expect(printed.length).toBeGreaterThan(8);
  expect(printed).toEqual(printed.map((_, index) => `줄 ${index + 1}.`));
});

test('[WB3] 지금 연결 tries at once, and a page that waits for its server says so', async ({
  page,
  wire,
  socketLab,
}) => {
  const stage = new StagePage(page);
  await wire.cut();
  // The page's time stands still, so that the next try by itself never comes: whatever connects here is the button.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(600_000);
  await page.goto(socketLab.lessonUrl);
  await expect(stage.lostBanner).toBeVisible();
  await expect(page.getByRole('heading', { name: '서버를 기다리는 중' })).toBeVisible();
  await expect(stage.runButton).toBeDisabled();
  wire.mend();
  await stage.lostBanner.getByRole('button', { name: '지금 연결' }).click();
  await expect(stage.lostBanner).toBeHidden();
  await page.clock.resume();
  await expect(stage.runButton).toBeEnabled();
});

test('[WB1] until the server has spoken the page says that it is connecting', async ({ page, wire, socketLab }) => {
  wire.silence();
  await page.goto(socketLab.lessonUrl);
  const stage = new StagePage(page);
  await expect(page.getByText('서버에 연결하는 중입니다.')).toBeVisible();
  await expect(stage.runButton).toBeDisabled();
});

plainTest(
  '[WB4] a server that was started again refuses the old token, and the page says what to do',
  async ({ page }) => {
    const first = await startSocketLab();
    const { port } = new URL(first.url);
    await page.goto(first.lessonUrl);
    const stage = new StagePage(page);
    await stage.ready();
    await first.close();
    await expect(stage.lostBanner).toBeVisible();
    const second = await startSocketLab({}, { port: Number(port) });
    try {
      const refused = page.getByRole('alert').filter({ hasText: '서버가 이 페이지를 거절했습니다.' });
      await expect(refused).toContainText(errorMessages.unauthorized);
      await expect(stage.runButton).toBeDisabled();
      await page.goto(second.lessonUrl);
      await stage.ready();
      await expect(refused).toBeHidden();
    } finally {
      await second.close();
    }
  },
);

/** Another page of the same browser that hears the lab's whole log: the truth that the first page is held against. */
async function watchLab(page: Page, url: string, lab: string) {
  await page.goto(new URL('/api/info', url).href);
  await page.evaluate((id) => {
    const log: unknown[] = [];
    const socket = new WebSocket(`ws://${location.host}/ws`);
    Object.assign(window, { log, socket });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.kind === 'welcome') socket.send(JSON.stringify({ kind: 'attachLab', request: 1, lab: id, from: 0 }));
      if (message.kind === 'events') log.push(...message.events);
    };
  }, lab);
  const log = () => page.evaluate(() => (window as unknown as { log: LabEvent[] }).log);
  return {
    log,
    /** Asks a program to end. */
    end: (program: string) =>
      page.evaluate((request) => (window as unknown as { socket: WebSocket }).socket.send(JSON.stringify(request)), {
        kind: 'signalProgram',
        request: 2,
        lab,
        program,
        signal: 'SIGTERM',
      }),
    waitFor: (fits: (log: LabEvent[]) => boolean) => expect.poll(async () => fits(await log())).toBe(true),
  };
}
