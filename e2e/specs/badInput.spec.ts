import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorMessages, limits } from '../../packages/protocol/src/index.ts';
import { expect, wiredTest as test } from '../test.ts';
import { expectUndisturbed, startTicking } from '../ticking.ts';

type Code = keyof typeof errorMessages;

test('[SV10] [SV12] [SV13] [SV14] each bad message costs its page one named sentence, and nobody else anything', async ({
  stage,
  wire,
  neighbor,
}) => {
  await startTicking(neighbor);
  await stage.replaceSource(
    'server',
    "require('node:net').createServer().listen(8080);\nsetInterval(() => {}, 1000);\n",
  );
  await stage.runOne('server').click();
  await expect(stage.status('server')).toHaveText('실행 중');
  const lab = await wire.find((message) => (message.kind === 'events' ? message.lab : undefined));
  const program = await wire.find((message) => (message.kind === 'reply' ? message.program : undefined));

  // No request of the page has such a number.
  let request = 1_000_000;
  const say = (message: object) => wire.say(JSON.stringify({ request: request++, ...message }));
  const run = { kind: 'runProgram', lab, host: 'client', file: 'client.js', source: '' };
  const act = { kind: 'actOnSocket', lab, program, object: 'o1', action: { kind: 'end' } };
  const cases: readonly [string, Code, () => void][] = [
    ['not JSON', 'bad-json', () => wire.say('{"kind":')],
    ['no known kind', 'unknown-kind', () => say({ kind: 'formatDisk' })],
    ['wrong fields', 'bad-fields', () => say({ ...run, host: 'mars' })],
    ['over 256 KiB', 'message-too-large', () => say({ ...run, source: ' '.repeat(limits.messageBytes) })],
    ['a file over 64 KiB', 'file-too-large', () => say({ ...run, source: '/'.repeat(limits.fileBytes + 1) })],
    ['an unknown lab', 'unknown-lab', () => say({ kind: 'closeLab', lab: 'no-such-lab' })],
    ['an unknown program', 'unknown-program', () => say({ ...act, program: 'p999' })],
    ['an unknown socket', 'unknown-socket', () => say({ ...act, object: 'no-such-socket' })],
    [
      'more programs than a lab may run',
      'too-many-programs',
      () => {
        // Files of their own: the same file again takes the place of the one that runs. With the server just one too many.
        for (let count = 0; count < limits.programsPerLab; count++)
          say({ ...run, file: `client-${count}.js`, source: 'setInterval(() => {}, 1000);' });
      },
    ],
    [
      'more labs than a page may open',
      'too-many-labs',
      () => {
        for (let count = 0; count < limits.labsPerPage; count++)
          say({ kind: 'openLab', lesson: 'tcp-server-client', delayMs: 0 });
      },
    ],
  ];
  for (const [name, code, misbehave] of cases) {
    await test.step(name, async () => {
      misbehave();
      await expect(stage.notice(code)).toHaveCount(1);
      await expect(stage.notice(code)).toContainText(errorMessages[code]);
      await expect(stage.notices).toHaveCount(1);
      await stage.dismissNotices();
      await expectUndisturbed(neighbor);
    });
  }
  await expect(stage.status('server'), 'its own program goes on too').toHaveText('실행 중');
});

test('[SV11] a file that is too large is refused by name, and nothing runs', async ({ stage, neighbor }) => {
  await startTicking(neighbor);
  await stage.replaceSource('server', `// ${'가'.repeat(limits.fileBytes / 3)}\n`);
  await stage.runAll();
  await expect(stage.notice('file-too-large')).toContainText('64 KiB');
  await expect(stage.notices).toHaveCount(1);
  await expect(stage.runButton, 'and can be tried again').toBeEnabled();
  await expect(stage.status('client')).toHaveText('대기');
  await expectUndisturbed(neighbor);
});

test('[SV13] a log that is full ends its programs, says so, and takes no other one', async ({ stage, neighbor }) => {
  await startTicking(neighbor);
  await stage.replaceSource(
    'client',
    `const socket = new (require('node:net').Socket)();
for (let count = 0; count < ${limits.eventsPerLab * 2}; count++) socket.emit('timeout');
setInterval(() => socket.emit('timeout'), 1);
`,
  );
  await stage.runOne('client').click();
  await expect(stage.console('client')).toContainText('실험실의 기록이 가득 차서 프로그램을 끝냈습니다.', {
    timeout: 90_000,
  });
  await expect(stage.status('client')).toHaveText('끝남');
  await stage.runOne('client').click();
  await expect(stage.notice('too-many-events')).toContainText(errorMessages['too-many-events']);
  await expectUndisturbed(neighbor);
  await stage.button('초기화').click();
  await stage.replaceSource('client', "console.log('다시 됩니다');\n");
  await stage.runOne('client').click();
  await expect(stage.console('client')).toContainText('다시 됩니다');
});

test('[SV1] a wrong token gets a page that says what to do', async ({ browser, socketLab }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong = new URL(socketLab.url);
  wrong.searchParams.set('token', 'x'.repeat(43));
  const response = await page.goto(wrong.href);
  expect(response?.status()).toBe(401);
  await expect(page.getByRole('heading')).toHaveText(errorMessages.unauthorized);
  await expect(page.getByText('npm start')).toBeVisible();
  await page.goto(new URL('/', socketLab.url).href);
  await expect(page.getByText('unauthorized', { exact: true })).toBeVisible();
  await context.close();
});

test('[SV4] [SV5] a page of another site cannot drive the server', async ({ stage, page, socketLab, context }) => {
  await startTicking(stage);
  const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>다른 사이트'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const target = new URL('/ws', socketLab.url);

  await test.step('its WebSocket is refused, though the browser sends the cookies of this machine along', async () => {
    const stranger = await context.newPage();
    await stranger.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const knock = (path: string) =>
      stranger.evaluate(
        (url) =>
          new Promise<string>((resolve) => {
            const socket = new WebSocket(url);
            socket.onopen = () => resolve('open');
            socket.onclose = () => resolve('refused');
          }),
        `ws://${target.host}${path}`,
      );
    expect(await knock('/ws')).toBe('refused');
    expect(await knock(`/ws?token=${new URL(socketLab.url).searchParams.get('token')}`)).toBe('refused');
    const read = await stranger.evaluate(
      (url) =>
        fetch(url, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      `http://${target.host}/api/info`,
    );
    expect(read).toBe('refused');
    await stranger.close();
  });

  await test.step('the server names why', async () => {
    const info = new URL('/api/info', socketLab.url).href;
    const foreign = await page.request.get(info, { headers: { origin: 'http://evil.example' } });
    expect(foreign.status()).toBe(403);
    expect(await foreign.json()).toMatchObject({
      code: 'forbidden-origin',
      message: errorMessages['forbidden-origin'],
    });
  });

  await test.step('a name that is not ours gets a page that says so', async () => {
    // Chromium resolves every name below localhost to this machine, as a rebound name would be (RFC 6761, 6.3).
    const rebound = await context.newPage();
    const response = await rebound.goto(`http://evil.localhost:${target.port}/`);
    expect(response?.status()).toBe(403);
    await expect(rebound.getByRole('heading')).toHaveText(errorMessages['forbidden-host']);
    await rebound.close();
  });

  await expectUndisturbed(stage);
  other.close();
});
