import { readFileSync } from 'node:fs';
import type { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder, which draws only what is in sight.
test.use({ viewport: { width: 1440, height: 1800 } });

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

/** Over what is selected in the editor that has the focus. */
async function paste({ page }: StagePage, name: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), read(`tutorial-${name}.js`));
  await page.keyboard.press('ControlOrMeta+V');
}

/** A block that is no program of its own goes where its lesson's program says that it can be put. */
async function pasteAtPlace(stage: StagePage, path: string, name: string): Promise<void> {
  await stage.page.goto(new URL(path, stage.page.url()).href);
  await stage.ready();
  await stage.editor('server').getByText('// 여기에 붙여 넣습니다').click();
  await stage.page.keyboard.press('Home');
  await stage.page.keyboard.press('Shift+End');
  await paste(stage, name);
  await stage.runAll();
}

test("the tutorial's own programs run unchanged", async ({ stage, page }) => {
  for (const host of ['server', 'client'] as const) {
    await stage.editor(host).click();
    await page.keyboard.press('ControlOrMeta+A');
    await paste(stage, host);
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
  await expect(stage.sent('FIN')).toHaveCount(2);
});

test("the tutorial's own `close` handler hears of a guest that went", async ({ stage }) => {
  await pasteAtPlace(stage, '/lessons/when-a-socket-ends/write-it-down', 'close');
  await stage.waitForEnd('client');
  await expect(stage.console('server')).toContainText('소켓이 닫혔습니다.');
  await expect(stage.pin('server', 10)).toContainText('close');
  await expect(stage.task('paste')).toHaveAttribute('data-state', 'done');
});

test("the tutorial's own timeout waits for half a minute of silence, and then ends", async ({ stage }) => {
  await pasteAtPlace(stage, '/lessons/timeouts/close-it-yourself', 'timeout');
  await expect(stage.console('server')).toContainText('소켓 타임아웃 발생', { timeout: 60_000 });
  await expect(stage.pin('server', 11)).toContainText('timeout');
  await expect(stage.pin('server', 13)).toContainText('end()');
  await expect(stage.console('client')).toContainText('서버가 전송을 마침');
});
