import { RecordingPage } from '../pages/recordingPage.ts';
import { expect, wiredTest as test } from '../test.ts';

test('[SS6] while the server is away, the step offers its recorded run, and gives the stage back', async ({
  stage,
  wire,
  page,
}) => {
  const recorded = new RecordingPage(page);
  await stage.replaceSource('client', "console.log('내 코드');\n");
  await stage.kept();
  await wire.cut();
  await stage.lostBanner.getByRole('button', { name: '기록된 실행 보기' }).click();
  await expect(recorded.strip).toContainText('기록된 실행입니다.');
  await expect(recorded.strip).toContainText(/20\d\d년 \d+월 \d+일/);
  await stage.button('끝으로').click();
  await expect(stage.packets('SYN')).not.toHaveCount(0);
  await expect(stage.editor('client')).toContainText('net.connect');
  await expect(page.locator('[data-task][data-state="done"]'), 'nothing of it is the student’s doing').toHaveCount(0);

  await recorded.strip.getByRole('button', { name: '기록 닫기' }).click();
  await expect(stage.editor('client')).toContainText('내 코드');
  await expect(stage.packets()).toHaveCount(0);
  await expect(stage.lostBanner).toBeVisible();
  wire.mend();
  await expect(stage.lostBanner).toBeHidden();
  await stage.runOne('client').click();
  await expect(stage.console('client')).toContainText('내 코드');
});

test('[SS6] where the server gives no files either, a press on the recorded run says so', async ({
  stage,
  wire,
  page,
}) => {
  const recorded = new RecordingPage(page);
  await wire.cut();
  const away = '**/assets/openRecordedRun-*.js';
  await page.route(away, (route) => route.abort());
  const button = stage.lostBanner.getByRole('button', { name: '기록된 실행 보기' });
  await button.click();
  await expect(stage.notices).toContainText(
    '기록된 실행을 열지 못했습니다. 서버가 켜져 있는지 확인하고 다시 시도합니다.',
  );
  await page.unroute(away);
  await button.click();
  await expect(recorded.strip).toContainText('기록된 실행입니다.');
});
