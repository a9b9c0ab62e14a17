import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { ComparePage, recordingFile } from '../pages/comparePage.ts';
import { RecordingPage } from '../pages/recordingPage.ts';
import { choose, report } from '../pages/rerunCard.ts';
import { SharingPage } from '../pages/sharingPage.ts';
import { StagePage } from '../pages/stagePage.ts';
import { chatty, server } from '../pages/timeBar.ts';
import { screenSizes } from '../states.ts';
import { serveStatic } from '../staticHost.ts';
import { expect, wiredTest as test } from '../test.ts';

const folder = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const sizes = { desktop: screenSizes.desktop, phone: screenSizes.phone, projector: { width: 1920, height: 1080 } };

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});

/** What stands on the page, at every size and in both themes. `before`: what a narrow screen needs first. */
async function shoot(page: Page, name: string, before?: (size: keyof typeof sizes) => Promise<void>): Promise<void> {
  for (const [size, box] of Object.entries(sizes) as [keyof typeof sizes, (typeof sizes)['desktop']][]) {
    await page.setViewportSize(box);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await before?.(size);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${folder}time-${name}-${theme}-${size}.png` });
    }
  }
  await page.setViewportSize(sizes.desktop);
}

/** Brings a tab of a narrow screen forward. */
const tab = (page: Page, name: '수업' | '무대' | '기록') => async (size: keyof typeof sizes) => {
  if (size !== 'phone') return;
  const wanted = page.getByRole('tab', { name, exact: true });
  if ((await wanted.getAttribute('aria-selected')) !== 'true') await wanted.click();
};

test('recordings', async ({ page, socketLab }) => {
  test.setTimeout(600_000);
  const recording = new RecordingPage(page);
  const at = (path: string) => new URL(path, socketLab.url).href;
  await page.goto(socketLab.url);
  await page.goto(at('/recording'));
  await shoot(page, 'recording-empty');
  await recording.choose({ name: '여름 휴가 사진.png', bytes: Buffer.from('no recording') });
  await expect(recording.problem).toBeVisible();
  await shoot(page, 'recording-refused');
  await page.route('**/api/recordings/*', () => {});
  await page.goto(at(`/recording/${'A'.repeat(24)}`));
  await expect(page.getByText('기록을 여는 중입니다.')).toBeVisible();
  await shoot(page, 'recording-loading');
  await page.unroute('**/api/recordings/*');
  await page.goto(at(`/recording/${'A'.repeat(24)}`));
  await expect(recording.problem).toBeVisible();
  await shoot(page, 'recording-missing');

  await page.goto(at('/recording'));
  await recording.choose(recordingFile('comparisons/loss.with'));
  await expect(recording.pane).toBeVisible();
  await shoot(page, 'recording-start', tab(page, '기록'));
  const time = page.getByRole('slider', { name: '시각', exact: true });
  await time.focus();
  await page.keyboard.press('End');
  await shoot(page, 'recording-end-stage', tab(page, '무대'));
  for (const [millis, note] of [
    [400, '여기에서 첫 SYN이 나갑니다. 도착하기까지 얼마나 걸리는지 봅니다.'],
    [2500, ''],
    [5200, '다시 보낸 세그먼트입니다. 왜 다시 보냈을지, 그리고 받는 쪽 커널이 무엇을 했을지 한 문장으로 적어 봅니다.'],
  ] as const) {
    await time.fill(String(millis));
    await page.getByRole('button', { name: '책갈피 넣기', exact: true }).first().click();
    if (note) await recording.pane.getByRole('textbox').last().fill(note);
  }
  await shoot(page, 'recording-bookmarks', tab(page, '기록'));
  await time.fill('900');
  await page.getByRole('button', { name: '여기부터 반복' }).click();
  await time.fill('3000');
  await page.getByRole('button', { name: '여기까지 반복' }).click();
  await shoot(page, 'recording-loop', tab(page, '무대'));
  await page.getByRole('button', { name: /^책갈피 목록/ }).click();
  await expect(page.getByRole('dialog', { name: '책갈피' }).getByRole('textbox').first()).toBeVisible();
  await shoot(page, 'bookmark-list');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '기록', exact: true }).click();
  await shoot(page, 'recording-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '단축키와 표시' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'key-help');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /재생 속도$/ }).click();
  await page.screenshot({ path: `${folder}time-speeds-dark-desktop.png` });
  await page.keyboard.press('Escape');
  await page.setViewportSize(sizes.phone);
  await tab(page, '무대')('phone');
  await page.getByRole('button', { name: '시간 도구 더 보기' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: `${folder}time-more-tools-${theme}-phone.png` });
  }
});

test('a long run', async ({ page, stage }) => {
  test.setTimeout(600_000);
  await stage.chooseDelay(0);
  // Hundreds of exchanges: a run with an overview.
  await stage.replaceSources({ server, client: chatty(700) });
  await stage.runAll();
  await stage.waitForEnd('client');
  await stage.button('일시정지').click();
  await expect(page.getByRole('group', { name: '전체 기록' })).toBeVisible();
  await shoot(page, 'long-end', tab(page, '무대'));
  await page.getByRole('slider', { name: '보이는 범위의 시작' }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('slider', { name: '보이는 범위', exact: true }).focus();
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
  await shoot(page, 'long-window', tab(page, '무대'));
});

test('sharing', async ({ page, stage }) => {
  test.setTimeout(600_000);
  const sharing = new SharingPage(page);
  await stage.runAll();
  await stage.waitForEnd('client');
  await sharing.choose('링크로 나누기');
  await expect(sharing.dialog).toContainText('접속 토큰 없이 다음을 모두 봅니다.');
  await shoot(page, 'share');
  let tries = 0;
  await page.route('**/api/recordings', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    tries += 1;
    if (tries === 1) return;
    if (tries === 2)
      return route.fulfill({
        status: 507,
        json: {
          code: 'sharing-full',
          message: '서버에 기록을 둘 자리가 없습니다. 오래된 기록을 지운 뒤에 다시 만듭니다.',
        },
      });
    return route.continue();
  });
  await sharing.dialog.getByRole('button', { name: '링크 만들기' }).click();
  await expect(sharing.dialog.getByRole('progressbar')).toBeVisible();
  await shoot(page, 'share-sending');
  await sharing.dialog.getByRole('button', { name: '그만두기' }).click();
  await sharing.dialog.getByRole('button', { name: '링크 만들기' }).click();
  await expect(sharing.dialog.getByRole('alert')).toContainText('자리가 없습니다');
  await shoot(page, 'share-failed');
  await sharing.dialog.getByRole('button', { name: '다시 만들기' }).click();
  await expect(sharing.link).toHaveValue(/\/recording\/[\w-]{24}$/);
  await sharing.dialog.getByRole('checkbox').check();
  await shoot(page, 'share-made');
  await page.getByRole('dialog').getByRole('button', { name: '서버에 둔 내 기록' }).click();
  const row = page.getByTestId('shared-recording');
  await expect(row.first()).toBeVisible();
  await shoot(page, 'share-list');
  await row
    .first()
    .getByRole('button', { name: /지우기$/ })
    .click();
  await shoot(page, 'share-list-asked');
  await row
    .first()
    .getByRole('button', { name: /정말 지우기$/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('기록을 지웠습니다.');
  await shoot(page, 'share-list-empty');
  await page.keyboard.press('Escape');
  await page.route('**/api/me', (route) =>
    route.fulfill({ json: { owner: false, class: null, addresses: [], sharing: true } }),
  );
  await sharing.choose('링크로 나누기');
  await shoot(page, 'share-shut-out');
  await page.unroute('**/api/me');
  await page.keyboard.press('Escape');
  await page.goto(await sharing.makeLink());
  await expect(new RecordingPage(page).pane).toBeVisible();
  await shoot(page, 'share-opened', tab(page, '기록'));
});

const dice = {
  server: "require('net').createServer((socket) => socket.on('data', (data) => socket.write(data))).listen(8080);\n",
  client:
    "const socket = require('net').connect(8080, 'server', () => {\n  console.log('주사위', Math.random());\n  socket.write('안녕'.repeat(1 + Math.floor(Math.random() * 40)));\n});\nsocket.on('data', () => socket.end());\n",
};

test('a rerun', async ({ page, stage, wire, socketLab }) => {
  test.setTimeout(600_000);
  const recording = new RecordingPage(page);
  await stage.replaceSources(dice);
  await stage.runAll();
  await stage.waitForEnd('client');
  const letGo = wire.keepBack('runProgram');
  await choose(page, '여기서부터 다시 실행');
  await expect(page.getByTestId('rerun-progress')).toBeVisible();
  await shoot(page, 'rerun-progress', tab(page, '무대'));
  letGo();
  await expect(report(page)).toContainText('원래와 다른 곳이 있습니다', { timeout: 60_000 });
  await shoot(page, 'rerun-report', tab(page, '무대'));
  await report(page).getByRole('button', { name: '다른 곳 보기' }).click();
  await shoot(page, 'rerun-report-open', tab(page, '무대'));
  await report(page).getByRole('button', { name: '원래 실행 보기' }).click();
  await stage.answer('보기');
  await expect(page.getByTestId('rerun-kept')).toBeVisible();
  await shoot(page, 'rerun-kept', tab(page, '기록'));
  await choose(page, '여기서부터 다시 실행');
  await shoot(page, 'rerun-question');
  await page.keyboard.press('Escape');

  await page.goto(new URL('/recording', socketLab.url).href);
  await recording.choose(recordingFile('tcp-server-client.connect'));
  await page.getByRole('slider', { name: '시각', exact: true }).focus();
  await page.keyboard.press('End');
  await shoot(page, 'rerun-choice', tab(page, '기록'));
  await page.getByTestId('rerun-choice').getByRole('button').click();
  await expect(page.getByTestId('rerun-waiting')).toBeVisible();
  await shoot(page, 'rerun-waiting', tab(page, '무대'));
});

test('comparing', async ({ page, socketLab }) => {
  test.setTimeout(600_000);
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare');
  await shoot(page, 'compare-empty');
  await compare.open(socketLab.url, `/compare?a=${'A'.repeat(24)}&b=step%3Adestroy-or-reset.unread`);
  await expect(compare.side('A').getByRole('alert')).toBeVisible();
  await shoot(page, 'compare-missing');
  await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
  await expect(compare.rows.first()).toBeVisible();
  await shoot(page, 'compare-closing');
  await page.getByRole('button', { name: '다음 차이' }).click();
  await page.getByRole('button', { name: '다음 차이' }).click();
  await shoot(page, 'compare-chosen', async () => {
    await page.getByRole('region', { name: '나란히 보기' }).evaluate((part) => part.scrollIntoView());
  });
  for (const name of ['closing?a=end&b=reset', 'loss?a=without&b=with']) {
    await compare.open(socketLab.url, `/compare/${name}`);
    await expect(compare.rows.first()).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.pdf({ path: `${folder}time-compare-${name.split('?')[0]}.pdf`, format: 'A4', preferCSSPageSize: true });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 673, height: 986 });
    await page.screenshot({ path: `${folder}time-compare-print-${name.split('?')[0]}.png`, fullPage: true });
    await page.emulateMedia({ media: null });
  }
});

test('without a server', async ({ page }) => {
  test.setTimeout(900_000);
  const host = await serveStatic();
  const stage = new StagePage(page);
  try {
    await page.goto(host.url);
    await shoot(page, 'static-home');
    await page.goto(host.lessonUrl);
    await expect(page.getByTestId('run-all')).toBeEnabled();
    await shoot(page, 'static-lesson');
    await page.getByTestId('run-all').click();
    await expect(new RecordingPage(page).strip).toBeVisible();
    await stage.button('끝으로').click();
    await shoot(page, 'static-recorded', tab(page, '무대'));
    await choose(page, '링크로 나누기');
    await shoot(page, 'static-live-lab');
    await page.keyboard.press('Escape');
    await page.goto(`${host.url}lab`);
    await expect(page.getByTestId('live-lab')).toBeVisible();
    await shoot(page, 'static-lab');
    await page.goto(`${host.url}recording`);
    await shoot(page, 'static-recording');
    await page.goto(`${host.url}compare`);
    await shoot(page, 'static-compare');
    await page.goto(`${host.url}nowhere`);
    await shoot(page, 'static-unknown');
  } finally {
    await host.close();
  }
});
