import { expect, test, wiredTest } from '../test.ts';

const server = `require('net').createServer((socket) => {
  socket.on('data', (data) => console.log('받음', String(data)));
  socket.on('timeout', () => console.log('timeout'));
  socket.on('pause', () => console.log('멈춤'));
}).listen(8080);
`;
const client = `require('net').connect(8080, 'server');\n`;

test('[CP7] [AG18] a reader that is paused, a program that is frozen: what arrives waits for them', async ({
  stage,
  page,
}) => {
  await stage.replaceSources({ server, client });
  await stage.runAll();
  const atClient = stage.liveSockets('client').filter({ hasText: 'ESTABLISHED' });
  const atServer = stage.liveSockets('server').filter({ hasText: 'ESTABLISHED' });
  await expect(atClient).toHaveCount(1);
  await expect(atServer).toHaveCount(1);
  const send = async (text: string) => {
    await atClient.getByRole('textbox', { name: '보낼 글' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const ask = async (name: string) => {
    await atServer.getByRole('button', { name: '소켓 더 보기' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  const said = stage.console('server');

  await test.step('pause() keeps the bytes from the program, resume() gives them', async () => {
    await ask('pause()');
    // The program may hear of it later than of what is sent next.
    await expect(said).toContainText('멈춤');
    await send('하나');
    // Arrived; Node itself reads on until its own buffer is full.
    await expect(stage.packets('DATA').first()).toHaveAttribute('data-status', 'delivered');
    await expect(said).not.toContainText('하나');
    await ask('resume()');
    await expect(said).toContainText('받음 하나');
  });

  await test.step('setTimeout() only tells', async () => {
    await ask('setTimeout() 1초');
    await expect(said).toContainText('timeout');
    await expect(atServer).toHaveCount(1);
  });

  await test.step('frozen, it hears of nothing until it is thawed', async () => {
    await stage.chooseForProgram('server', '얼리기');
    await expect(stage.status('server')).toHaveText('얼어 있음');
    await send('둘');
    await expect(atServer.getByText('받은 버퍼').locator('..')).toContainText('3 B');
    await expect(said).not.toContainText('둘');
    await stage.chooseForProgram('server', '녹이기');
    await expect(said).toContainText('받음 둘');
  });
});

wiredTest(
  '[FT32] [CP10] accepts that are late: the kernel has the connection, the program learns of it when it is told',
  async ({ stage, page, wire }) => {
    const lateServer = `let count = 0;
require('net').createServer((socket) => {
  console.log('연결', ++count);
  socket.on('error', () => {}).resume();
}).listen(8080);
`;
    const client = (says: string) =>
      `require('net').connect(8080, 'server', () => console.log('${says}')).on('data', (data) => console.log(String(data)));\n`;
    await stage.replaceSources({ server: lateServer, client: client('첫 연결') });
    await stage.runAll();
    const said = stage.console('server');
    await expect(said).toContainText('연결 1');
    await stage.chooseForProgram('server', '수락 늦추기 3초');
    const { lab, program } = await wire.find((message) => {
      if (message.kind !== 'events') return undefined;
      return message.events.flatMap((one) => (one.kind === 'action' ? { ...one, lab: message.lab } : []))[0];
    });
    // As late as can be: nobody knows how long a look takes.
    const action = { kind: 'delayAccept', ms: 30_000 };
    wire.say(JSON.stringify({ kind: 'actOnProgram', request: 1_000_000, lab, program, action }));
    // What is asked of a program is done in turn: once this has come the server is late.
    await stage.liveSockets('server').getByRole('textbox', { name: '보낼 글' }).fill('들렸습니다');
    await page.keyboard.press('Enter');
    await expect(stage.console('client')).toContainText('들렸습니다');

    await stage.replaceSource('client', client('다음 연결'));
    await stage.runOne('client').click();
    await expect(stage.console('client')).toContainText('다음 연결');
    await expect(said).not.toContainText('연결 2');
    await stage.chooseForProgram('server', '수락 늦추기 끄기');
    await expect(said).toContainText('연결 2');
  },
);
