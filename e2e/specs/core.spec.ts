import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder, which draws only what is in sight.
test.use({ viewport: { width: 1440, height: 1800 } });

test('the lesson runs for real: code, packets, kernel and console tell one story', async ({ stage, network }) => {
  await stage.runAll();
  await stage.waitForEnd('client');

  await test.step('the consoles show what the programs printed', async () => {
    await expect(stage.console('server')).toContainText('받음 안녕하세요');
    await expect(stage.console('client')).toContainText('잘 받았습니다. 안녕하세요');
  });

  await test.step('every kind of segment stands on the ladder', async () => {
    await expect(stage.sent('SYN')).toHaveCount(1);
    await expect(stage.sent('SYN+ACK')).toHaveCount(1);
    await expect(stage.sent('DATA')).toHaveCount(2);
    await expect(stage.sent('FIN')).toHaveCount(2);
    expect(await stage.packets('ACK').count()).toBeGreaterThan(0);
  });

  await test.step('calls and events stand at their lines', async () => {
    await expect(stage.pin('client', 9)).toContainText('connect');
    await expect(stage.pin('client', 11)).toContainText('write()');
    await expect(stage.pin('client', 14)).toContainText('data');
    await expect(stage.pin('client', 16)).toContainText('end()');
    await expect(stage.pin('server', 7)).toContainText('data');
    await expect(stage.pin('server', 9)).toContainText('write()');
    await expect(stage.pin('server', 12)).toContainText('end');
  });

  await test.step('the kernel has the client in TIME_WAIT', async () => {
    const card = stage.sockets('client').filter({ hasText: 'TIME_WAIT' });
    await expect(card).toHaveCount(1);
    await expect(card).toContainText('커널이 말한 상태');
  });

  await test.step('what is inferred says so, and what is observed does not', async () => {
    const names = await stage
      .packets()
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
    expect(names.length).toBeGreaterThan(6);
    expect(names.filter((name) => name.includes('추정'))).toHaveLength(network === 'loopback' ? names.length : 0);
    await expect(stage.page.getByRole('banner')).toContainText(network === 'loopback' ? '추정' : '실제 커널 패킷');
  });

  await test.step('the server goes on and can be stopped', async () => {
    await expect(stage.status('server')).toHaveText('실행 중');
    await stage.page.getByTestId('stop-server').click();
    await expect(stage.console('server')).toContainText('SIGTERM');
  });
});
