import type { Locator } from '@playwright/test';
import type { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1600 } });

/** Two ends that keep their connection: whatever happens to it is the student's doing. */
const openServer = `const net = require('net');
net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('data', (data) => console.log('서버가 받음', String(data)));
  socket.on('end', () => console.log('서버: end'));
  socket.on('error', (error) => console.log('서버 오류', error.code));
  socket.on('close', () => console.log('서버: close'));
}).listen(8080);
`;
const openClient = `const net = require('net');
const socket = net.connect({ port: 8080, host: 'server', allowHalfOpen: true });
socket.on('data', (data) => console.log('클라이언트가 받음', String(data)));
socket.on('end', () => console.log('클라이언트: end'));
socket.on('error', (error) => console.log('클라이언트 오류', error.code));
socket.on('close', () => console.log('클라이언트: close'));
`;

async function connectBoth(stage: StagePage): Promise<{ client: Locator; server: Locator }> {
  await stage.runAll();
  const client = stage.liveSockets('client').filter({ hasText: 'ESTABLISHED' });
  const server = stage.liveSockets('server').filter({ hasText: 'ESTABLISHED' });
  await expect(client).toHaveCount(1);
  await expect(server).toHaveCount(1);
  return { client, server };
}

test('[CP7] [CP8] text sent by hand from either side is real data; Enter within a syllable sends nothing', async ({
  stage,
  page,
}) => {
  await stage.chooseDelay(50);
  await stage.replaceSources({ server: openServer, client: openClient });
  const { client, server } = await connectBoth(stage);
  const field = client.getByRole('textbox', { name: '보낼 글' });

  await field.fill('클라이언트의 손');
  await client.getByRole('button', { name: '보내기' }).click();
  await expect(stage.console('server')).toContainText('서버가 받음 클라이언트의 손');
  await expect(stage.sent('DATA')).toHaveCount(1);

  await server.getByRole('textbox', { name: '보낼 글' }).fill('서버의 손');
  await page.keyboard.press('Enter');
  await expect(stage.console('client')).toContainText('클라이언트가 받음 서버의 손');
  await expect(stage.sent('DATA')).toHaveCount(2);

  await test.step('an input method holds the syllable 한', async () => {
    const browser = await page.context().newCDPSession(page);
    await field.focus();
    await browser.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 });
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('한');
    await browser.send('Input.insertText', { text: '한' });
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('');
    await expect(stage.console('server')).toContainText('서버가 받음 한');
    // One packet for one Enter; had the first sent too, its packet would have gone before.
    await expect(stage.sent('DATA')).toHaveCount(3);
  });
});

test('[CP7] end(), destroy() and resetAndDestroy() do to the wire what Node says', async ({ stage }) => {
  await stage.chooseDelay(50);
  await stage.replaceSources({ server: openServer, client: openClient });

  await test.step('end() closes one direction', async () => {
    const { client } = await connectBoth(stage);
    await client.getByRole('button', { name: 'end()', exact: true }).click();
    await expect(stage.console('server')).toContainText('서버: end');
    await expect(stage.sent('FIN')).toHaveCount(1);
    await expect(stage.sockets('client').filter({ hasText: 'FIN_WAIT_2' })).toHaveCount(1);
    await expect(stage.sockets('server').filter({ hasText: 'CLOSE_WAIT' })).toHaveCount(1);
  });

  await test.step('destroy() from the server closes its end at once', async () => {
    const { server } = await connectBoth(stage);
    await server.getByRole('button', { name: 'destroy()', exact: true }).click();
    await expect(stage.console('server')).toContainText('서버: close');
    await expect(stage.console('client')).toContainText('클라이언트: end');
    // The client has nothing left to wait for and ends; its kernel closes the other direction.
    await expect(stage.sent('FIN')).toHaveCount(2);
    await expect(stage.sockets('server').filter({ hasText: 'TIME_WAIT' })).toHaveCount(1);
  });

  await test.step('resetAndDestroy() sends RST, and the other side is told why', async () => {
    const { client } = await connectBoth(stage);
    await client.getByRole('button', { name: 'resetAndDestroy()', exact: true }).click();
    await expect(stage.packets('RST')).toHaveCount(1);
    await expect(stage.console('server')).toContainText('서버 오류 ECONNRESET');
    await expect(stage.console('server')).toContainText('서버: close');
    // The sentence of that very event: later ones have taken its place.
    await expect(async () => {
      await stage.button('한 이벤트 뒤로').click();
      expect(await stage.narration.textContent()).toContain('연결 재설정입니다.');
    }).toPass();
    await expect(stage.narration).toContainText('ECONNRESET');
  });
});

test('[CP6] [CP7] a program is stopped, killed, run again, edited and restored', async ({ stage }) => {
  await stage.chooseDelay(50);
  const lines = stage.editor('server').locator('.cm-line');
  const original = await lines.first().textContent();
  await stage.replaceSource(
    'server',
    "process.on('SIGTERM', () => console.log('아직 안 끝남'));\nsetInterval(() => {}, 1000);\nconsole.log('처음');\n",
  );
  await stage.runOne('server').click();
  await expect(stage.console('server')).toContainText('처음');

  await test.step('정지 asks: SIGTERM can be caught', async () => {
    await stage.stopOne('server').click();
    await expect(stage.console('server')).toContainText('아직 안 끝남');
    await expect(stage.status('server')).toHaveText('실행 중');
  });
  await test.step('강제 종료 does not ask: SIGKILL', async () => {
    await stage.chooseForProgram('server', '강제 종료');
    await expect(stage.console('server')).toContainText('신호 SIGKILL');
    await expect(stage.status('server')).toHaveText('끝남');
    await expect(stage.stopOne('server')).toBeDisabled();
  });
  await test.step('다시 실행 runs what stands there now', async () => {
    await stage.replaceSource('server', "console.log('둘째');\nsetInterval(() => {}, 1000);\n");
    await expect(stage.computer('server')).toContainText('실행한 코드와 다릅니다.');
    await stage.runOne('server').click();
    await expect(stage.console('server')).toContainText('둘째');
    await expect(stage.computer('server')).not.toContainText('실행한 코드와 다릅니다.');
    await stage.runOne('server').click();
    await expect(stage.status('server')).toHaveText('실행 중');
  });
  await test.step('내 코드 초기화 asks, and brings the lesson back', async () => {
    await stage.chooseForProgram('server', '내 코드 초기화');
    await stage.answer('초기화');
    await expect(lines.first()).toHaveText(original ?? '');
    await stage.runAll();
    await expect(stage.console('client')).toContainText('잘 받았습니다. 안녕하세요');
    await stage.stopOne('server').click();
    await expect(stage.console('server')).toContainText('신호 SIGTERM');
  });
});

test('[WB7] every delay of the wire is the time its packets truly take', async ({ stage }) => {
  for (const [delayMs, belowMs] of [
    [0, 50],
    [50, 200],
    [200, 400],
    [400, 800],
  ] as const) {
    await test.step(`${delayMs} ms`, async () => {
      await stage.chooseDelay(delayMs);
      await stage.runAll();
      await stage.whole();
      // None is ever early. Where the machine has no time for the wire one may be late, but not all of them.
      let fastestMs = Number.POSITIVE_INFINITY;
      for (let at = 0, count = await stage.packets().count(); at < count && fastestMs >= belowMs; at += 1) {
        const tookMs = await timeTaken(stage, stage.packets().nth(at));
        expect(tookMs).toBeGreaterThanOrEqual(delayMs);
        fastestMs = Math.min(fastestMs, tookMs);
      }
      expect(fastestMs).toBeLessThan(belowMs);
      // The next run's packets must not be mistaken for these.
      await stage.button('초기화').click();
      await expect(stage.packets()).toHaveCount(0);
    });
  }
});

/** How long the wire took for a packet, in milliseconds. */
async function timeTaken(stage: StagePage, packet: Locator): Promise<number> {
  await stage.openPacket(packet);
  await expect(stage.inspector).toContainText('걸림');
  const [, took, unit] = /([\d.]+)\s*(µs|ms|초) 걸림/.exec((await stage.inspector.textContent()) ?? '') ?? [];
  await stage.page.keyboard.press('Escape');
  await expect(stage.inspector).toBeHidden();
  return Number(took) * (unit === 'µs' ? 0.001 : unit === 'ms' ? 1 : 1000);
}

test('a whole step of the lesson by keyboard alone', async ({ stage, page }) => {
  /** Goes there as a keyboard does; says so where there is no way. */
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 120; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not reach it');
  };
  await page.locator('body').press('Home');
  await tabTo(stage.runButton);
  await page.keyboard.press('Enter');
  await expect(stage.task('run-both')).toHaveAttribute('data-state', 'done');
  await stage.waitForEnd('client');
  await expect(stage.task('read-reply')).toHaveAttribute('data-state', 'done');

  await test.step('a packet', async () => {
    await tabTo(page.locator('g[data-packet][tabindex="0"]'));
    const kind = () => page.locator('g[data-packet]:focus').getAttribute('data-kind');
    expect(await kind()).toBe('SYN');
    // One press, but for a SYN that the kernel has said again because its answer was late.
    do await page.keyboard.press('ArrowDown');
    while ((await kind()) === 'SYN');
    await expect(stage.sent('SYN+ACK')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(stage.inspector).toContainText('SYN');
    await page.keyboard.press('Escape');
    await expect(stage.inspector).toBeHidden();
    await expect(stage.sent('SYN+ACK')).toBeFocused();
  });

  await test.step('time', async () => {
    await tabTo(stage.button('한 이벤트 뒤로'));
    await page.keyboard.press('Enter');
    await expect(stage.task('go-back')).toHaveAttribute('data-state', 'done');
    await page.keyboard.press('l');
    await expect(stage.button('실시간')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('an edit, and out of the editor again', async () => {
    await tabTo(stage.editor('client'));
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type("console.log('손으로 씀');");
    await page.keyboard.press('Tab');
    await expect(stage.editor('client')).not.toBeFocused();
    await tabTo(stage.runOne('client'));
    await page.keyboard.press('Enter');
    await expect(stage.console('client')).toContainText('손으로 씀');
  });

  await test.step('the next step', async () => {
    await tabTo(page.getByRole('link', { name: /^다음/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveURL(/\/listen$/);
  });
});
