import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { RecordingPage } from '../pages/recordingPage.ts';
import { choose, expectNothingSerious, report, reported } from '../pages/rerunCard.ts';
import type { StagePage } from '../pages/stagePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test, wiredTest } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 2600 } });

const withStatus = (packets: Locator, status: string) =>
  packets.and(packets.page().locator(`[data-status="${status}"]`));
/** What holds the card, whatever it says. */
const cardPlace = (page: Page) => page.locator('[tabindex="-1"]:has(> section[aria-label="다시 실행"])');

/** A run whose first SYN was dropped by hand, so that the client's kernel had to send another one. */
async function runWithDrop(stage: StagePage): Promise<void> {
  const { page } = stage;
  await page.getByTestId('step-mode').click();
  await stage.runAll();
  await page
    .getByTestId('hand')
    .getByRole('button', { name: /^버리기/ })
    .click();
  await page.getByTestId('step-mode').click();
  await expect(withStatus(stage.packets('SYN'), 'delivered').first()).toBeVisible();
}

/** The moment of an entry, by the list of events. */
async function lookBackAt(page: Page, entry: string): Promise<void> {
  await page.getByRole('radio', { name: '이벤트 목록' }).click();
  // A list that still grows moves under the pointer, and has in its view what is near the moment shown.
  await page.getByRole('button', { name: '일시정지', exact: true }).click();
  await page.getByRole('slider', { name: '시각', exact: true }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('region', { name: '이벤트 목록' }).getByRole('button', { name: entry }).first().click();
  await page.getByRole('radio', { name: '사다리' }).click();
}

test('[FK6] from a moment of the past the same programs meet the same hand, and the real kernel sends again; then the student goes on', async ({
  stage,
  page,
}) => {
  test.slow();
  await runWithDrop(stage);
  await expect(stage.console('client')).toContainText('서버에 연결됨');
  await lookBackAt(page, "'connect'");
  await choose(page, '여기서부터 다시 실행');
  await reported(page);
  await expect(withStatus(stage.packets('SYN'), 'dropped').first()).toBeVisible();
  await expect(withStatus(stage.packets('SYN'), 'delivered').first()).toContainText('↻');
  await expect(stage.button('실시간')).toHaveAttribute('aria-pressed', 'true');
  await report(page).getByRole('button', { name: '나란히 비교' }).click();
  await expect(page.getByRole('group', { name: '실행 A' })).toContainText('원래 실행');
  await expect(page.getByRole('group', { name: '실행 B' })).toContainText('되풀이한 실행');
  await page.goBack();
  // From here on it is a lab like any other: the client that has run in it runs in it again.
  await stage.waitForEnd('client');
  const newest = async () =>
    Number(await withStatus(stage.packets('SYN'), 'delivered').last().getAttribute('data-packet'));
  const before = await newest();
  await stage.runOne('client').click();
  await expect.poll(newest).toBeGreaterThan(before);
});

/** Questions and answers until somebody ends them: behind its connect something is under way, whenever the wire is stopped. */
const endlessTalk = {
  server: "require('net').createServer((socket) => socket.on('data', (data) => socket.write(data))).listen(8080);\n",
  client: `const socket = require('net').connect(8080, 'server', () => {
  console.log('서버에 연결됨');
  socket.write('핑');
});
socket.on('data', (data) => socket.write(data));
`,
};

test('[FK6] the wire stands still at the moment, and the run that was made again can be seen as it was', async ({
  stage,
  page,
}) => {
  test.slow();
  await stage.chooseDelay(400);
  await stage.replaceSources(endlessTalk);
  await runWithDrop(stage);
  await expect(stage.console('client')).toContainText('서버에 연결됨');
  // A page that draws a run frame by frame leaves a busy machine little time for a hand.
  await stage.stopOne('client').click();
  await stage.waitForEnd('client');
  await lookBackAt(page, "'connect'");
  await choose(page, '다시 실행하고 그 순간에 회선 멈추기');
  await reported(page);
  await expect(report(page)).toContainText('회선을 멈췄습니다');
  await expect(page.getByTestId('step-mode')).toHaveAttribute('aria-pressed', 'true');
  await expect(withStatus(stage.packets(), 'held').first()).toBeVisible();
  const held = await withStatus(stage.packets(), 'held').first().getAttribute('data-packet');
  await page.getByTestId('next-packet').click();
  await expect(page.locator(`g[data-packet="${held}"][data-status="held"]`)).toBeHidden();
  await report(page).getByRole('button', { name: '원래 실행 보기' }).click();
  await stage.answer('보기');
  await expect(page).toHaveURL(/\/recording$/);
  await expect(page.getByTestId('recording-pane')).toContainText('되풀이하기 전의 실행');
  await page.getByTestId('rerun-kept').getByRole('button', { name: '되풀이한 실행 보기' }).click();
  await expect(page.getByTestId('recording-pane')).toContainText('되풀이한 실행');
});

test('[FK7] an opened file is made again in the lesson that it is of, by keyboard alone', async ({
  stage,
  page,
  socketLab,
}) => {
  test.slow();
  await runWithDrop(stage);
  await expect(stage.console('client')).toContainText('서버에 연결됨');
  const file = page.waitForEvent('download');
  await choose(page, '파일로 저장');
  const path = await (await file).path();
  await page.goto(new URL('/recording', socketLab.url).href);
  await page.getByTestId('recording-file').setInputFiles(path);
  await expect(page.getByTestId('recording-pane')).toBeVisible();
  const again = page.getByTestId('rerun-choice').getByRole('button', { name: /^여기서부터 다시 실행/ });
  // Before its first program there is nothing to do again, and the button says so.
  await expect(again).toHaveAttribute('aria-disabled', 'true');
  await expect(again).toContainText('이 순간까지 실행한 프로그램이 없습니다');
  const stopWire = page.getByTestId('rerun-choice').getByRole('checkbox');
  await expect(stopWire).toBeDisabled();
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('End');
  await expect(again).toHaveAttribute('aria-disabled', 'false');
  await expect(stopWire).toBeEnabled();
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lessons\//);
  await reported(page);
  await expect(withStatus(stage.packets('SYN'), 'dropped').first()).toBeVisible();
  await expect(withStatus(stage.packets('SYN'), 'delivered').first()).toContainText('↻');
  await expect(stage.console('client')).toContainText('서버에 연결됨');
});

test('[FK5] [EX3] where the step asks for a prediction first, the kept run is not lost, and is made again after it', async ({
  page,
  socketLab,
}) => {
  test.slow();
  const recording = new RecordingPage(page);
  await page.goto(socketLab.url);
  await page.goto(new URL('/recording', socketLab.url).href);
  await recording.choose(
    fileURLToPath(new URL('../../packages/lessons/recordings/tcp-server-client.connect.socketlab', import.meta.url)),
  );
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('End');
  const again = page.getByTestId('rerun-choice').getByRole('button', { name: /^여기서부터 다시 실행/ });
  await again.click();
  const waiting = page.getByTestId('rerun-waiting');
  await expect(waiting).toContainText('예측을 먼저 고릅니다');
  // Nothing lies over the choices.
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await expectNothingSerious(page);
  await waiting.getByRole('button', { name: '원래 실행 보기' }).click();
  await expect(recording.pane).toContainText('되풀이하기 전의 실행');

  await again.click();
  await page.getByRole('region', { name: '예측' }).getByRole('radio').first().press('Space');
  await waiting.getByRole('button', { name: '이어서 되풀이' }).click();
  await expect(cardPlace(page), 'the keyboard stays where it was').toBeFocused();
  await reported(page);
  await expect(waiting).toHaveCount(0);
});

wiredTest(
  '[FK5] while a run is made again nobody else can ask anything of its lab; it can be broken off, and the old run is not lost',
  async ({ stage, page, wire }) => {
    test.slow();
    await runWithDrop(stage);
    // Its lab is opened, and its first program runs only once the rerun has been broken off.
    const letGo = wire.keepBack('runProgram');
    await choose(page, '여기서부터 다시 실행');
    const progress = page.getByTestId('rerun-progress');
    await expect(progress).toContainText('되풀이함');
    await expect(stage.runButton).toBeDisabled();
    // Nobody else lays hands on the lab meanwhile.
    await expect(page.getByTestId('step-mode')).toBeHidden();
    await progress.getByRole('button', { name: '취소' }).click();
    letGo();
    await expect(page.getByTestId('rerun-failed')).toContainText('취소했습니다');
    await expect(cardPlace(page), 'the keyboard stays where it was').toBeFocused();
    await expectNothingSerious(page);
    await expect(stage.runButton).toBeEnabled();
    await choose(page, '원래 실행 보기');
    await expect(page.getByTestId('recording-pane')).toContainText('되풀이하기 전의 실행');
    await expect(withStatus(stage.packets('SYN'), 'dropped').first()).toBeVisible();
  },
);

/** What every computer of these says once is another thing in every run. */
const dice =
  "const socket = require('net').connect(8080, 'server');\nsocket.on('connect', () => {\n  console.log('주사위', Math.random());\n  socket.end();\n});\n";

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[FK8] axe finds nothing serious in what is said of a rerun, ${colorScheme}`, async ({ stage, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const look = async (what: string) => {
      for (const width of [1920, 390]) {
        await page.setViewportSize({ width, height: 900 });
        if (width === 390) await stage.tab('무대').click();
        await expect(page.getByTestId(what)).toBeInViewport();
        expect(await seriousViolations(page), `${what}, ${width} px`).toEqual([]);
        await page.screenshot({});
        expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 1920, height: 900 });
    };
    await stage.replaceSource('client', dice);
    await stage.runAll();
    await stage.waitForEnd('client');
    await choose(page, '여기서부터 다시 실행');
    await reported(page);
    await expect(report(page)).toContainText('원래와 다른 곳이 있습니다.');
    await page.setViewportSize({ width: 390, height: 900 });
    const counts = report(page).getByText(/^(?:이번에|달라짐|순서|시간).* \d+$/);
    expect(await counts.evaluate((pill) => pill.getClientRects().length), 'one border, unbroken').toBe(1);
    await look('rerun-report');
    await report(page).getByRole('button', { name: '다른 곳 보기' }).click();
    await expect(report(page).getByRole('listitem').filter({ hasText: '주사위' })).toContainText('달라짐');
    await look('rerun-report');
    await report(page).getByRole('button', { name: '원래 실행 보기' }).click();
    // Its server still runs.
    await stage.answer('보기');
    await look('rerun-kept');
  });
}

test('[FK4] [FK5] the card is fit for everybody while it runs, with its differences, and of the old run; on a phone the ladder stays in sight', async ({
  stage,
  page,
}) => {
  // Long enough for axe to be asked while it is made again, and never the same twice.
  await stage.replaceSources({
    server:
      "require('net').createServer((s) => { s.write(String(Math.random())); setTimeout(() => s.end(), 6000); }).listen(8080);\n",
    client:
      "require('net').connect(8080, 'server').on('data', (d) => { for (let i = 0; i < 9; i++) console.log(i, String(d)); });\n",
  });
  await stage.runAll();
  await stage.waitForEnd('client');
  await choose(page, '여기서부터 다시 실행');
  await expect(page.getByTestId('rerun-progress')).toBeVisible();
  await expectNothingSerious(page);
  await reported(page);
  await expect(report(page)).toContainText('달라짐');
  await page.setViewportSize({ width: 390, height: 844 });
  const tops = await report(page)
    .locator(':scope > button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
  expect(new Set(tops).size, 'one row of buttons').toBe(1);
  await report(page).getByRole('button', { name: '다른 곳 보기' }).click();
  await expectNothingSerious(page);
  await stage.tab('수업').click();
  const ladder = page.getByRole('region', { name: '회선의 패킷' });
  await expect(ladder).toBeHidden();
  await report(page).getByRole('listitem').first().getByRole('button').click();
  await expect(stage.tab('무대')).toHaveAttribute('aria-selected', 'true');
  const ladderPx = async () => (await ladder.boundingBox())?.height ?? 0;
  await expect.poll(ladderPx).toBeGreaterThan(80);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(ladderPx, 'nor is there less of it on a small desk').toBeGreaterThan(140);
  await page.setViewportSize({ width: 1920, height: 1080 });

  await report(page).getByRole('button', { name: '원래 실행 보기' }).click();
  await stage.answer('보기');
  await expect(page.getByTestId('rerun-kept')).toBeVisible();
  await expectNothingSerious(page);
});
