import { expect, test } from '../test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('on a phone the page folds into tabs, and nothing is wider than the screen', async ({ stage, page }) => {
  const expectNoOverflow = async () => {
    const { wide, screen } = await page.evaluate(() => ({
      wide: document.scrollingElement?.scrollWidth ?? 0,
      screen: window.innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(screen);
  };
  await expect(stage.tab('수업')).toHaveAttribute('aria-selected', 'true');
  await expectNoOverflow();

  await test.step('실행 goes to the stage', async () => {
    await stage.runButton.tap();
    await expect(stage.tab('무대')).toHaveAttribute('aria-selected', 'true');
    // Never a number of them: a kernel that waits too long for its answer sends another one.
    await expect(stage.packets('SYN').first()).toBeVisible();
    await expectNoOverflow();
    await expect(page.getByRole('tabpanel', { name: '수업' })).toBeHidden();
  });

  await test.step('a packet opens over it', async () => {
    for (const host of ['클라이언트', '서버'])
      await expect(
        stage
          .packets('FIN')
          .and(page.getByRole('button', { name: `${host}에서` }))
          .first(),
      ).toBeVisible();
    // While the ladder follows the present a finger may miss what has moved on: it taps again, unless the packet has opened since.
    await expect(async () => {
      if (!(await stage.inspector.isVisible())) await stage.packets('FIN').last().tap({ timeout: 2000 });
      await expect(stage.inspector).toContainText('FIN', { timeout: 500 });
    }).toPass();
    await expect(stage.inspector).toBeInViewport();
    await expectNoOverflow();
    await stage.button('패킷 닫기').tap();
    await expect(stage.inspector).toBeHidden();
  });

  await test.step('the list', async () => {
    await page.getByRole('radio', { name: '이벤트 목록' }).tap();
    await expect(page.getByRole('region', { name: '이벤트 목록' })).toContainText('TIME_WAIT');
    // Looked at for as long as it takes: after a minute the kernel forgets it.
    await stage.button('일시정지').tap();
    await expectNoOverflow();
  });

  await test.step('turned and turned back, it still shows the list', async () => {
    await page.setViewportSize({ width: 1024, height: 600 });
    await expect(stage.computer('client')).toBeVisible();
    await expect(page.getByRole('region', { name: '이벤트 목록' })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('region', { name: '이벤트 목록' })).toBeVisible();
  });

  await test.step('code, consoles and sockets', async () => {
    await stage.tab('코드').tap();
    await expect(stage.editor('client')).toBeVisible();
    await expect(stage.console('client')).toContainText('잘 받았습니다. 안녕하세요');
    await expect(stage.sockets('client').filter({ hasText: 'TIME_WAIT' })).toBeVisible();
    await expectNoOverflow();
  });

  await test.step('the tabs by keyboard', async () => {
    await stage.tab('코드').focus();
    await page.keyboard.press('ArrowRight');
    await expect(stage.tab('수업')).toBeFocused();
    await expect(page.getByRole('heading', { level: 1, name: '두 컴퓨터, 두 프로그램' })).toBeVisible();
  });
});
