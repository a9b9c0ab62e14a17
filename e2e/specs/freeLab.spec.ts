import type { Page } from '@playwright/test';
import type { StagePage } from '../pages/stagePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

/** 가람 of the template, who says it again and again: whoever comes late hears it too. */
const talker = `const socket = require('net').connect(8080, 'server');
socket.on('connect', () => {
  socket.write('/name 가람\\n');
  setInterval(() => socket.write('안녕하세요\\n'), 500);
});
socket.on('data', (d) => console.log(String(d).trim()));
`;

async function openLab(stage: StagePage): Promise<void> {
  await stage.page.goto(new URL('/lab', stage.page.url()).href);
  await stage.ready();
}

async function expectNothingSerious(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await seriousViolations(page)).toEqual([]);
  }
}

test('[FL4] five programs on four computers talk through one server', async ({ stage, page }) => {
  await openLab(stage);
  await test.step('an empty lab says how to begin', async () => {
    await expect(page.getByText('아직 파일이 없습니다.')).toBeVisible();
    await stage.runAll();
    await expect(stage.notices).toContainText('실행할 파일이 없습니다.');
    await expectNothingSerious(page);
  });
  await page.getByRole('button', { name: /^채팅/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '채팅' })).toBeVisible();
  await stage.chooseDelay(0);
  await stage.replaceSource('client', talker);
  await test.step('a fifth program: one more client on the third computer', async () => {
    await stage.chooseClient('client3');
    await stage.addFile('client3', '클라이언트 하나 더');
    await stage.replaceSource(
      'client3',
      "const socket = require('net').connect(8080, 'server');\nsocket.on('connect', () => console.log('다섯째'));\nsocket.on('data', (d) => console.log(String(d).trim()));\n",
    );
  });
  await stage.runAll();
  await expect(stage.console('client3')).toContainText('다섯째');
  await expect(stage.console('client3')).toContainText('가람: 안녕하세요');
  await stage.fileTab('client3', 'client.js').click();
  await expect(stage.console('client3')).toContainText('가람: 안녕하세요');
  await stage.chooseClient('client2');
  await expect(stage.console('client2')).toContainText('가람: 안녕하세요');
  await expect(stage.liveSockets('server').filter({ hasText: 'ESTABLISHED' })).toHaveCount(4);
  await expectNothingSerious(page);
  await test.step('a computer that goes takes its files along, and brings them back', async () => {
    await page.getByRole('radio', { name: '1대' }).click();
    await expect(page.getByRole('tab', { name: '클라이언트 2' })).toHaveCount(0);
    await page.getByRole('radio', { name: '3대' }).click();
    await stage.chooseClient('client3');
    await expect(stage.fileTab('client3', 'client-2.js')).toBeVisible();
  });
});

test('[FL3] experiments are kept, copied, renamed and deleted', async ({ stage, page }) => {
  await openLab(stage);
  await page.getByRole('button', { name: /^에코/ }).click();
  await stage.replaceSource('client', "console.log('고친 실험');\n");
  await page.getByRole('textbox', { name: '메모' }).fill('처음 해 봄');
  const menu = async (item: string) => {
    await stage.button('실험 관리').click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('다른 이름으로 저장');
  await stage.question.getByRole('textbox').fill('나의 에코');
  await stage.answer('저장');
  await expect(page.getByRole('heading', { level: 1, name: '나의 에코' })).toBeVisible();
  await expect(stage.editor('client')).toContainText('고친 실험');
  await stage.kept();
  await page.reload();
  await stage.ready();
  await expect(stage.editor('client')).toContainText('고친 실험');
  await expect(page.getByRole('textbox', { name: '메모' })).toHaveValue('처음 해 봄');
  await menu('실험 지우기');
  await stage.answer('지우기');
  await expect(page.getByRole('link', { name: '나의 에코' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: '이름 없는 실험' })).toBeVisible();
  await stage.button('되돌리기').click();
  await page.getByRole('link', { name: '나의 에코' }).click();
  await expect(stage.editor('client')).toContainText('고친 실험');
});

test('on a phone an experiment can be opened, written and run', async ({ stage, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openLab(stage);
  await page.getByRole('button', { name: /^한 줄 프로토콜/ }).click();
  await page.getByRole('tab', { name: '코드' }).click();
  await expect(stage.editor('client')).toBeVisible();
  await stage.runAll();
  await expect(page.getByRole('tab', { name: '무대' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: '코드' }).click();
  await expect(stage.console('client')).toContainText('답 OK 3');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
