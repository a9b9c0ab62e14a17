import { readFileSync } from 'node:fs';
import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder, which draws only what is in sight.
test.use({ viewport: { width: 1440, height: 1800 } });

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

test("the tutorial's own programs run unchanged", async ({ stage, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const host of ['server', 'client'] as const) {
    await page.evaluate((text) => navigator.clipboard.writeText(text), read(`tutorial-${host}.js`));
    await stage.editor(host).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
  }
  await stage.runAll();
  await stage.waitForEnd('client');

  await expect(stage.console('server')).toContainText('TCP 서버가 8080 포트에서 실행 중입니다.');
  await expect(stage.console('server')).toContainText('수신 데이터: 안녕하세요, 서버님!');
  await expect(stage.console('client')).toContainText('서버 응답: 서버 응답: 안녕하세요, 서버님!');
  await expect(stage.console('client')).toContainText('서버 연결 종료');
  // The programs name no host: the lab's rule for localhost is said where it was applied.
  await expect(stage.console('client')).toContainText('localhost');
  await expect(stage.pin('client', 6)).toContainText('write()');
  await expect(stage.pin('server', 10)).toContainText('write()');
  await expect(stage.packets('FIN')).toHaveCount(2);
});
