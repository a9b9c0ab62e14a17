import { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

const out = '/tmp/codeshots/';
test('look', async ({ stage, page }) => {
  test.setTimeout(180_000);
  const shot = async (name: string) => {
    for (const [w, h] of [
      [1280, 800],
      [1920, 1080],
      [390, 844],
    ] as const)
      for (const theme of ['light', 'dark'] as const) {
        if (w === 1920 && theme === 'dark') continue;
        await page.setViewportSize({ width: w, height: h });
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${out}${name}-${w}-${theme}.png` });
      }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  page.on('console', (m) => console.log(m.type(), m.text()));
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
  await page.goto(new URL('/lessons/tcp-server-client/edit', page.url()).href);
  await stage.ready();
  await stage.replaceSource(
    'server',
    "const net = require('net');\nnet.createServer((socket) => {\n  socket.write('hello);\n",
  );
  await page.waitForTimeout(800);
  await shot('syntax');
  await stage.slot('server', '정답').click();
  await page.waitForTimeout(300);
  await shot('question');
  await stage.answer('정답 보기');
  await stage.editor('server').click();
  await page.keyboard.type('x');
  await page.waitForTimeout(300);
  await shot('sealed');
  await page.keyboard.press('Escape');
  await stage.addFile('client', '클라이언트 하나 더');
  await stage.addFile('client', '클라이언트 하나 더');
  await stage.chooseDelay(50);
  await page.keyboard.press('ControlOrMeta+S');
  await stage.runAll();
  await page.waitForTimeout(1500);
  await shot('two');
  await page.getByRole('button', { name: /^내 작업/ }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}menu.png` });
  await page.keyboard.press('Escape');
  await page.goto(new URL('/lab', page.url()).href);
  await stage.ready();
  await page.waitForTimeout(500);
  await shot('lab');
  await page.getByRole('button', { name: /^채팅/ }).click();
  await page.waitForTimeout(500);
  await stage.runAll();
  await page.waitForTimeout(6000);
  await shot('chat');
});
