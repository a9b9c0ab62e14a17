import { expect, test, wiredTest } from '../test.ts';

test('[EX1] an exercise is checked by real runs; what fails first is said, with the way to its moment', async ({
  stage,
  page,
}) => {
  await page.goto(new URL('/lessons/tcp-server-client/edit', page.url()).href);
  await stage.ready();
  const exercise = page.getByTestId('exercise');
  const check = (id: string) => exercise.locator(`[data-check="${id}"]`);
  await expect(exercise).toHaveAttribute('data-passed', 'false');

  await test.step('what stands there first does not pass', async () => {
    await exercise.getByTestId('start-check').click();
    await expect(check('greets-first')).toHaveAttribute('data-state', 'running');
    await expect(stage.runButton, 'nobody else runs meanwhile').toBeDisabled();
    const failed = page.getByTestId('failed-check');
    await expect(failed).toContainText('손님이 말하지 않으면 인사가 오지 않습니다.', { timeout: 30_000 });
    await expect(failed).toContainText('기대한 것');
    await expect(failed).toContainText('어서 오세요');
    await expect(failed).toContainText('아무것도 없음');
    await expect(check('greets-first')).toHaveAttribute('data-state', 'failed');
    await expect(stage.task('greeting'), 'a probe that speaks of it ticks no task').toHaveAttribute(
      'data-state',
      'now',
    );
  });

  await test.step('the moment is on the stage', async () => {
    const all = Number(await stage.applied.textContent());
    await page.getByTestId('look-at-failure').click();
    await expect(stage.button('재생')).toBeVisible();
    expect(Number(await stage.applied.textContent())).toBeLessThanOrEqual(all);
  });

  await test.step('hints come one by one, the answer last; with it the exercise passes, and stays passed', async () => {
    await exercise.getByRole('button', { name: '힌트 보기' }).click();
    await exercise.getByRole('button', { name: /다음 힌트 보기/ }).click();
    await exercise.getByRole('button', { name: '정답 보기' }).click();
    await exercise.getByRole('button', { name: '이 코드 넣기' }).click();
    await exercise.getByTestId('start-check').click();
    await expect(exercise).toHaveAttribute('data-passed', 'true', { timeout: 30_000 });
    await expect(check('still-answers')).toHaveAttribute('data-state', 'passed');
    await page.reload();
    await stage.ready();
    await expect(exercise).toHaveAttribute('data-passed', 'true');
  });
});

wiredTest('[EX2] an attempt can be broken off, and the wire is as it was before', async ({ stage, page, wire }) => {
  await page.goto(new URL('/lessons/tcp-server-client/edit', page.url()).href);
  await stage.ready();
  await stage.chooseDelay(50);
  // It is not over before a hand has broken it off: its first program runs only then.
  const letGo = wire.keepBack('runProgram');
  await page.getByTestId('start-check').click();
  await expect(page.locator('[data-check="greets-first"]')).toHaveAttribute('data-state', 'running');
  await page.getByTestId('cancel-check').click();
  letGo();
  await expect(page.getByTestId('start-check')).toBeEnabled();
  await expect(page.locator('[data-check="greets-first"]')).toHaveAttribute('data-state', 'open');
  await expect(page.getByRole('button', { name: /회선의 편도 지연/ })).toContainText('50 ms');
  await stage.runAll();
  await stage.waitForEnd('client');
});

test('[EX3] nothing runs before a prediction is made, and the keyboard is led to it', async ({ stage, page }) => {
  await page.goto(new URL('/lessons/tcp-server-client/connect', page.url()).href);
  await stage.ready();
  await stage.runAll();
  await expect(stage.notices).toContainText('먼저 예측을 하나 고릅니다.');
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expect(stage.applied).toHaveText('0');
  await page.keyboard.press('Space');
  await stage.runAll();
  await expect(page.locator('[data-predict]')).toHaveAttribute('data-revealed', 'true');
});
