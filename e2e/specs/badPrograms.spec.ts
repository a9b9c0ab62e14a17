import type { StagePage } from '../pages/stagePage.ts';
import { descendants } from '../processes.ts';
import { expect, test } from '../test.ts';

/** Runs one program on the client's computer, as a student does who wrote it. */
async function run(stage: StagePage, source: string): Promise<void> {
  await stage.replaceSource('client', source);
  await stage.runOne('client').click();
}

/** The lesson from 실행 to the end of its client, on somebody else's page. */
async function runLesson(stage: StagePage): Promise<void> {
  await stage.runAll();
  await expect(stage.console('client')).toContainText('잘 받았습니다. 안녕하세요', { timeout: 30_000 });
  await stage.waitForEnd('client');
  await expect(stage.notices).toHaveCount(0);
}

/** What a test has started must be gone once its pages have put their labs away. */
function watchProcesses(serverPid: number | undefined) {
  const before = serverPid === undefined ? null : descendants(serverPid);
  return async (...stages: StagePage[]) => {
    for (const stage of stages) await stage.button('초기화').click();
    if (serverPid === undefined || before === null) throw new Error('the server has no process id');
    await expect.poll(() => [...descendants(serverPid)].filter(([pid]) => !before.has(pid))).toEqual([]);
  };
}

test('[SB1] [CP3] an error is told in plain words, at its line', async ({ stage }) => {
  await test.step('of syntax', async () => {
    await run(stage, "const net = require('net');\nconst = 1;\n");
    await expect(stage.console('client')).toContainText("SyntaxError: Unexpected token '='");
    await expect(stage.console('client')).toContainText('종료 코드 1');
    await expect(stage.uncaught('client')).toContainText('문법이 맞지 않아');
    await expect(stage.uncaught('client')).toContainText('2행.');
    await expect(stage.editor('client').locator('.cm-uncaught')).toHaveText('const = 1;');
  });
  await test.step('that nobody catches', async () => {
    await run(stage, "const net = require('net');\n\nconst socket = net.connect(8080, 'server');\nsocket.setName();\n");
    await expect(stage.uncaught('client')).toContainText('TypeError: socket.setName is not a function');
    await expect(stage.uncaught('client')).toContainText('4행.');
    await expect(stage.editor('client').locator('.cm-uncaught')).toContainText('socket.setName();');
  });
  await test.step('of a socket without a handler', async () => {
    await run(stage, "const net = require('net');\nnet.connect(8080, 'server');\n");
    await expect(stage.uncaught('client')).toContainText('ECONNREFUSED');
    await expect(stage.uncaught('client')).toContainText('연결 거부입니다.');
    await expect(stage.uncaught('client')).toContainText('서버를 먼저 실행하고');
    await expect(stage.status('client')).toHaveText('끝남');
  });
});

test('[SB2] an endless loop is ended for its CPU time while others learn on', async ({
  stage,
  neighbor,
  socketLab,
}) => {
  test.setTimeout(420_000);
  const expectNothingLeft = watchProcesses(socketLab.process.pid);
  await run(stage, 'for (;;) {}\n');
  await expect(stage.status('client')).toHaveText('실행 중');
  await runLesson(neighbor);
  // Twenty seconds of a CPU are minutes where others want it too.
  await expect(stage.console('client')).toContainText('CPU 시간 20초를 모두 써서', { timeout: 300_000 });
  await expect(stage.console('client')).toContainText('끝나지 않는 반복');
  await expectNothingLeft(stage, neighbor);
});

test('[SB4] [SB5] [SB6] floods and hunger meet their bounds, each said in words', async ({
  stage,
  neighbor,
  socketLab,
}) => {
  test.setTimeout(420_000);
  const expectNothingLeft = watchProcesses(socketLab.process.pid);
  await test.step('a flood of console lines', async () => {
    await run(stage, "for (let line = 1; line <= 20000; line++) console.log('줄', line);\n");
    await expect(stage.console('client')).toContainText(/출력이 너무 잦아 \d+줄을 보이지 않습니다/);
    await expect(stage.status('client')).toHaveText('끝남');
  });
  await test.step('memory without end', async () => {
    await run(stage, 'const all = [];\nfor (;;) all.push(Buffer.alloc(1e7, 1));\n');
    await expect(stage.console('client')).toContainText('쓸 수 있는 메모리를 넘어');
  });
  await test.step('processes without end', async () => {
    await run(
      stage,
      `const { spawn } = require('node:child_process');
let refused = 0;
for (let count = 0; count < 500; count++)
  spawn(process.execPath, [__filename]).on('error', (error) => {
    if (++refused === 500) console.log('모두 거절됨', error.code);
  });
`,
    );
    await expect(stage.console('client')).toContainText('모두 거절됨 EAGAIN');
  });
  await test.step('threads without end, while somebody else learns', async () => {
    await run(
      stage,
      `const { Worker } = require('node:worker_threads');
const more = () => {
  for (let count = 0; count < 50; count++) new Worker('for (;;) {}', { eval: true });
  setTimeout(more, 10);
};
more();
`,
    );
    await runLesson(neighbor);
    await expect(stage.status('client')).toHaveText('끝남', { timeout: 300_000 });
    await expect(stage.console('client')).toContainText(/메모리를 넘어|CPU 시간|Error|신호 SIG/);
  });
  await expectNothingLeft(stage, neighbor);
});

test('[SB7] [SB8] [SB9] a program sees no files but its own and nobody outside its lab', async ({
  stage,
  neighbor,
  socketLab,
}) => {
  const expectNothingLeft = watchProcesses(socketLab.process.pid);
  await run(
    neighbor,
    `const fs = require('node:fs');
for (const folder of ['/app', '/tmp', '/dev/shm']) fs.writeFileSync(folder + '/diary.txt', '비밀 일기');
console.log('적음');
setInterval(() => {}, 1000);
`,
  );
  await expect(neighbor.console('client')).toContainText('적음');

  await test.step('other files', async () => {
    const own = new URL('../..', import.meta.url).pathname;
    await run(
      stage,
      `const fs = require('node:fs');
const others = ['/etc/shadow', '/root', '/home', '${own}', '/proc/1/root/etc/shadow', '/app/diary.txt', '/tmp/diary.txt', '/dev/shm/diary.txt'];
for (const path of others) {
  try {
    fs.statSync(path).isDirectory() ? fs.readdirSync(path) : fs.readFileSync(path);
    console.log('읽음', path);
  } catch (error) {
    console.log(error.code, path);
  }
}
for (const path of ['/x', '/etc/x', '/usr/x', '/proc/sys/kernel/hostname']) {
  try {
    fs.writeFileSync(path, 'x');
    console.log('씀', path);
  } catch (error) {
    console.log(error.code, path);
  }
}
fs.writeFileSync('/app/own.txt', '내 것');
console.log('끝', fs.readFileSync('/app/own.txt', 'utf8'));
`,
    );
    await expect(stage.console('client')).toContainText('끝 내 것');
    const text = (await stage.console('client').textContent()) ?? '';
    expect(text).not.toMatch(/읽음|씀/);
    expect(text.match(/(?:ENOENT|EACCES|EPERM|EROFS) \//g)).toHaveLength(12);
  });

  await test.step('writing outside its folder, uncaught', async () => {
    await run(stage, "require('node:fs').writeFileSync('/usr/mine.txt', 'x');\n");
    await expect(stage.uncaught('client')).toContainText('프로그램은 자기 폴더에만 쓸 수 있습니다.');
  });

  await test.step('addresses outside its lab', async () => {
    const { port } = new URL(socketLab.url);
    await run(
      stage,
      `const net = require('node:net');
const hosts = ['127.0.0.1', '10.0.0.1', '10.0.0.2', '192.0.2.1', '::1'];
let left = hosts.length;
for (const host of hosts)
  net.connect(${port}, host)
    .on('connect', () => console.log('닿음', host))
    .on('error', (error) => console.log(host, error.code))
    .on('close', () => --left || console.log('모두 시도함'));
`,
    );
    await expect(stage.console('client')).toContainText('모두 시도함');
    const text = (await stage.console('client').textContent()) ?? '';
    expect(text).not.toContain('닿음');
    expect(text).toContain('127.0.0.1 ECONNREFUSED');
    expect(text).toMatch(/192\.0\.2\.1 (ENETUNREACH|EHOSTUNREACH)/);
  });
  await test.step('and one that nobody catches is explained', async () => {
    await run(stage, "require('node:net').connect(80, '192.0.2.1');\n");
    await expect(stage.uncaught('client')).toContainText(
      '실험실의 프로그램은 실험실 안의 컴퓨터에만 연결할 수 있습니다.',
    );
  });
  await neighbor.slot('client', '처음').click();
  await runLesson(neighbor);
  await expectNothingLeft(stage, neighbor);
});
