import { ReadingPage } from '../pages/readingPage.ts';
import { RecordingPage } from '../pages/recordingPage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { serveStatic } from '../staticHost.ts';
import { expect, test } from '../test.ts';

test('[SS1] [SS2] in a folder of its host every place is a file, and nothing outside the folder is asked for', async ({
  page,
}) => {
  const host = await serveStatic('/study/');
  const reading = new ReadingPage(page);
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/study')) outside.push(request.url());
  });
  try {
    await page.goto(host.url);
    await page.getByRole('link', { name: /^TCP 서버와 클라이언트/ }).click();
    await expect(page).toHaveURL(/\/study\/lessons\/tcp-server-client\/two-programs$/);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: '두 컴퓨터, 두 프로그램' })).toBeVisible();
    await expect(page, 'one address for each place').toHaveURL(/\/two-programs$/);
    await page.getByTestId('run-all').click();
    await expect(new RecordingPage(page).strip).toBeVisible();
    await page.getByRole('link', { name: '소켓랩, 처음으로' }).click();
    await expect(page).toHaveURL(host.url);
    for (const place of ['glossary', 'recording', 'lab', 'lessons/tcp-client', 'lessons/tcp-client/print'])
      expect((await page.goto(`${host.url}${place}`))?.status(), place).toBe(200);
    expect(host.missed).toEqual([]);

    expect((await page.goto(`${host.url}lessons/tcp-client/gone`))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: '이 강의에 없는 단계입니다' })).toBeVisible();
    await expect(page.getByText('/lessons/tcp-client/gone', { exact: true })).toBeVisible();
    await reading.page.getByRole('link', { name: /모든 강의 보기/ }).click();
    await expect(page).toHaveURL(host.url);
    expect(outside).toEqual([]);
  } finally {
    await host.close();
  }
});

test('[SS3] [SS4] the recorded run plays beside the lesson, answers the prediction, and ticks no task of a lab', async ({
  stage,
  page,
}) => {
  const recorded = new RecordingPage(page);
  await page
    .getByRole('link', { name: /누가 먼저 연결을 알게 될까/ })
    .first()
    .click();
  const heading = page.getByRole('heading', { level: 1, name: '누가 먼저 연결을 알게 될까' });
  await expect(heading).toBeVisible();
  await stage.runAll();
  await expect(stage.notices, 'a prediction comes first').toContainText('먼저 예측을 하나 고릅니다.');
  await expect(recorded.strip).toHaveCount(0);
  await stage.dismissNotices();
  const predict = page.getByRole('region', { name: '예측' });
  await predict.locator('label').last().click();
  await expect(predict).toContainText('이제 기록된 실행을 봅니다.');

  // So slowly that nothing has been seen before a hand has stopped it; then one event after the other.
  await page.getByRole('button', { name: /재생 속도$/ }).click();
  await page.getByRole('option', { name: '0.05배' }).click();
  await stage.runAll();
  await expect(recorded.strip).toContainText('기록된 실행입니다.');
  await expect(recorded.strip).toContainText(/20\d\d년 \d+월 \d+일/);
  await expect(heading).toBeVisible();
  await stage.button('일시정지').click();
  await expect(page.getByLabel('패킷 사다리')).toBeAttached();
  while ((await stage.packets('SYN').count()) === 0) await stage.button('한 이벤트 앞으로').click();
  await expect(predict, 'not before it has been seen').not.toContainText('실행에서 본 것');
  await stage.button('끝으로').click();
  await expect(predict).toContainText('기록된 실행에서 본 것');
  await expect(page.locator('[data-task][data-state="live"]')).not.toHaveCount(0);
  await expect(page.locator('[data-task][data-state="done"]')).toHaveCount(0);

  await page.getByRole('link', { name: /^다음/ }).click();
  await expect(recorded.strip).toHaveCount(0);
  await expect(stage.packets()).toHaveCount(0);
  await expect(stage.editor('client')).toContainText('net.connect');
});

test('[SS4] what is done on the page itself ticks with a recorded run too', async ({ site, page, stage }) => {
  await page.goto(new URL('/lessons/accepted-port/four-numbers', site.url).href);
  await stage.runAll();
  await stage.button('끝으로').click();
  await expect(stage.task('open-syn')).not.toHaveAttribute('data-state', /live|done/);
  await stage.openPacket(stage.packets('SYN').first());
  await expect(stage.task('open-syn')).toHaveAttribute('data-state', 'done');
});

test('[SS5] what needs a live lab says so and how to get one, wherever it is asked for', async ({
  stage,
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const told = page.getByTestId('live-lab');
  const ask = async (name: string | RegExp, title: string) => {
    await page.getByRole('button', { name }).first().click();
    await expect(told.getByRole('heading', { name: title })).toBeVisible();
    await expect(told.getByRole('textbox', { name: '실행할 명령' })).toHaveValue('npm start');
    await page.keyboard.press('Escape');
    await expect(told).toHaveCount(0);
  };
  await stage.replaceSource('client', "console.log('내 코드');\n");
  await ask('고친 코드 실행 방법', '실행하려면 소켓랩을 내 컴퓨터에서');
  await ask('패킷 잡기와 장애', '회선에 손대려면 소켓랩을 내 컴퓨터에서');
  await ask('서버 없이 보는 중', '실행하려면 소켓랩을 내 컴퓨터에서');
  await ask('실험실 필요', '직접 해 보려면 소켓랩을 내 컴퓨터에서');
  await expect(stage.editor('client'), 'what was written is still there').toContainText('내 코드');
  await stage.runAll();
  await page.getByRole('button', { name: '기록', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: '여기서부터 다시 실행' })).toContainText('실험실이 있어야 합니다.');
  await page.getByRole('menuitem', { name: /^링크로 나누기.*서버가 있어야 합니다/ }).click();
  await expect(told.getByRole('heading', { name: '링크로 나누려면 소켓랩의 서버가 필요합니다' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(new URL('/lessons/ex-echo/build', site.url).href);
  await ask('검사하려면', '연습을 검사하려면 소켓랩을 내 컴퓨터에서');

  const places = {
    '/lab': '자유 실험실은 내 컴퓨터에서',
    '/join/123456': '수업에는 강사의 주소로 들어갑니다',
    '/class': '수업은 내 컴퓨터에서 엽니다',
    '/recording/abcdef': '링크의 기록은 그 서버에 있습니다',
  };
  for (const [path, title] of Object.entries(places)) {
    await page.goto(new URL(path, site.url).href);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(told.getByRole('textbox', { name: '실행할 명령' })).toHaveValue('npm start');
  }
  await told.getByRole('button', { name: '복사' }).click();
  await expect(told).toContainText('복사했습니다.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npm start');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in a recorded run and in what needs a lab, ${colorScheme}`, async ({
      stage,
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await stage.runAll();
      await stage.button('끝으로').click();
      await expect(new RecordingPage(page).strip).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      await stage.tab('수업').click();
      await page.getByRole('button', { name: '실험실 필요' }).first().click();
      await expect(page.getByTestId('live-lab')).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(390);
    });
  }
});
