import { expect, test } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1600 } });

test('tasks tick on what really happens, in their order, and stay ticked', async ({ stage, page }) => {
  const done = (id: string) => expect(stage.task(id)).toHaveAttribute('data-state', 'done');
  const link = (name: RegExp) => page.getByRole('link', { name });

  await test.step('1: nothing is done before anything has happened', async () => {
    await expect(page.getByRole('heading', { name: /^해 보기/ })).toContainText('0 / 3');
    await expect(stage.task('run-both')).toHaveAttribute('data-state', 'now');
    await stage.chooseDelay(50);
    await stage.runAll();
    await done('run-both');
    await stage.waitForEnd('client');
    await done('read-reply');
    await expect(stage.task('go-back')).toHaveAttribute('data-state', 'now');
  });

  await test.step('a hint is seen when it is asked for', async () => {
    await expect(page.getByText('시간 막대를 왼쪽으로 끌거나')).toBeHidden();
    await stage.task('go-back').getByRole('button', { name: '힌트 보기' }).click();
    await expect(page.getByText('시간 막대를 왼쪽으로 끌거나')).toBeVisible();
    await stage.button('한 이벤트 뒤로').click();
    await done('go-back');
    await expect(page.getByRole('heading', { name: /^해 보기/ })).toContainText('3 / 3');
  });

  await test.step('2: a client without its server is refused', async () => {
    await link(/^다음/).click();
    await expect(page).toHaveURL(/\/listen$/);
    await stage.button('실시간').click();
    await stage.stopOne('server').click();
    await expect(stage.console('server')).toContainText('SIGTERM');
    await stage.runOne('client').click();
    await expect(stage.console('client')).toContainText('오류 ECONNREFUSED');
    await done('refused');
    await expect(stage.task('listening')).toHaveAttribute('data-state', 'now');
    await stage.runOne('server').click();
    await done('listening');
    await done('kernel-listen');
  });

  await test.step('what is done outlives a reload, and so does the place', async () => {
    await page.reload();
    await stage.ready();
    await expect(page).toHaveURL(/\/listen$/);
    await done('refused');
    await done('kernel-listen');
    await expect(page.getByRole('link', { name: /^1단계,.*마침$/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /^3단계/ })).not.toHaveAccessibleName(/마침/);
  });
});

test('a prediction is answered by the very run that follows it', async ({ stage, page }) => {
  await page.goto(new URL('/lessons/tcp-server-client/connect', page.url()).href);
  await stage.ready();
  const predict = page.getByRole('region', { name: '예측' });
  await expect(predict).toContainText('먼저 하나를 고릅니다.');
  await expect(predict).toHaveAttribute('data-revealed', 'false');

  await predict.getByText('서버의 connection이 먼저입니다').click();
  await expect(predict).toContainText('이제 실행합니다.');
  // So long the client has to hear of it before the server does.
  await stage.chooseDelay(400);
  await stage.runAll();
  await expect(predict).toHaveAttribute('data-revealed', 'true');
  await expect(predict).toContainText('예측과 다른 결과가 나왔습니다.');
  await expect(predict.getByText('이번 실행에서 본 것')).toBeVisible();
  await expect(predict).toContainText('클라이언트의 커널은 SYN+ACK를 받으면');
  const sights = await predict.locator('dt').allTextContents();
  expect(sights, 'in the order in which they happened').toEqual(['클라이언트의 connect', '서버의 connection']);

  await test.step('a packet is opened', async () => {
    await expect(stage.task('handshake')).toHaveAttribute('data-state', 'done');
    await stage.packets('SYN').first().click();
    await expect(stage.task('open-syn')).toHaveAttribute('data-state', 'done');
    await page.keyboard.press('Escape');
  });

  await test.step('the answer outlives a reload; another try begins anew', async () => {
    await page.reload();
    await stage.ready();
    await expect(predict).toContainText('예측과 다른 결과가 나왔습니다.');
    await predict.getByRole('button', { name: '다시 예측하기' }).click();
    await expect(predict).toHaveAttribute('data-revealed', 'false');
    await predict.getByText('클라이언트의 connect가 먼저입니다').click();
    await predict.getByRole('button', { name: '정답 보기' }).click();
    await expect(predict).toContainText('예측이 맞습니다.');
  });
});

test('an answer goes into the editor and does what the task asks', async ({ stage, page }) => {
  await page.goto(new URL('/lessons/tcp-server-client/edit', page.url()).href);
  await stage.ready();
  await stage.chooseDelay(0);
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(stage.task('greeting'), 'the lesson as it was does not do it').toHaveAttribute('data-state', 'now');
  await stage.task('greeting').getByRole('button', { name: '힌트 보기' }).click();
  await stage.task('greeting').getByRole('button', { name: '정답 보기' }).click();
  await stage.button('이 코드 넣기').click();
  await expect(stage.editor('server')).toContainText("socket.write('어서 오세요')");
  await stage.runAll();
  await expect(stage.console('client')).toContainText('어서 오세요');
  await expect(stage.task('greeting')).toHaveAttribute('data-state', 'done');
});

test('[LS17] a wire that a lesson has cut is whole in the next lesson', async ({ stage, page }) => {
  const cut = page.getByTestId('active-fault');
  await page.goto(new URL('/lessons/error-codes/timed-out', page.url()).href);
  await stage.ready();
  await expect(cut).toHaveAttribute('data-fault', 'cut');
  // By links, as a reader goes: the page is never loaded anew.
  await page.getByRole('link', { name: '소켓랩, 처음으로' }).click();
  await page.locator('a[href^="/lessons/localhost/"]').click();
  await stage.ready();
  await expect(page.getByTestId('preset-client')).toContainText('수업용');
  await expect(cut).toHaveCount(0);
});
