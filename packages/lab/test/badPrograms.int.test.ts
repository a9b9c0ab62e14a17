import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { descendants } from './processes.ts';
import { openTestLab, startTestProcess, type TestLab, textOf } from './testLab.ts';

const echo = `require('node:net').createServer((socket) => socket.pipe(socket)).listen(8080);`;

/** Runs one program to its end. After it another lab of the same process must still work, and nothing may be left behind. */
async function runBad(source: string, options: { program?: object; maxEvents?: number } = {}) {
  const labProcess = await startTestProcess({ limits: options });
  const lab = await openTestLab(labProcess);
  const program = await lab.run('client', source);
  const exit = await lab.waitFor('exit', (event) => event.program === program);
  const other = await openTestLab(labProcess);
  await other.run('server', echo);
  await other.waitFor('socket', (event) => event.state === 'LISTEN');
  for (const one of [lab, other]) await labProcess.send({ kind: 'close', lab: one.id });
  expect(descendants(labProcess.pid)).toEqual([]);
  return { lab, exit, text: textOf(lab) };
}

const started = (lab: TestLab) => lab.all('start').length > 0;

describe('a program that', () => {
  test('[SB1] has a syntax error says so and ends with code 1', async () => {
    const { exit, text } = await runBad('const = 1;');
    expect(exit).toMatchObject({ code: 1, signal: null, reason: 'exited' });
    expect(text).toContain('SyntaxError: Unexpected token');
    expect(text).toContain('/app/client.js:1');
  });

  test('[SB1] throws says where and ends with code 1', async () => {
    const { exit, text } = await runBad("\nthrow new TypeError('mine');");
    expect(exit).toMatchObject({ code: 1, signal: null, reason: 'exited' });
    expect(text).toContain('TypeError: mine');
    expect(text.match(/TypeError: mine/g)).toHaveLength(1);
    expect(text).toContain('/app/client.js:2');
  });

  test('[SB2] loops without end is ended for its CPU time', async () => {
    const { exit } = await runBad('for (;;) {}', { program: { cpuMs: 1000 } });
    expect(exit).toMatchObject({ code: null, signal: 'SIGXCPU', reason: 'cpu' });
  });

  test('[SB2] loops and holds SIGXCPU is ended too', async () => {
    const { exit } = await runBad("process.on('SIGXCPU', () => {}); for (;;) {}", { program: { cpuMs: 1000 } });
    expect(exit).toMatchObject({ code: null, reason: 'cpu' });
  });

  test('[PG9] rests for longer than its CPU time and kills itself has not used it', async () => {
    const { exit } = await runBad("setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1500)", {
      program: { cpuMs: 1000 },
    });
    expect(exit).toMatchObject({ code: null, signal: 'SIGKILL', reason: 'exited' });
  });

  test('[SB3] lives too long is ended for its lifetime', async () => {
    const { exit } = await runBad('setInterval(() => {}, 1000)', { program: { lifetimeMs: 3000 } });
    expect(exit).toMatchObject({ code: null, signal: 'SIGKILL', reason: 'lifetime' });
  });

  test('[SB4] floods the console is shown 200 lines a second, and the rest is counted', async () => {
    const { lab, exit } = await runBad("for (let i = 0; i < 20000; i++) console.log('line', i);");
    expect(exit).toMatchObject({ code: 0, reason: 'exited' });
    const skipped = lab.all('consoleSkipped').reduce((sum, event) => sum + event.lines, 0);
    expect(lab.all('console').length + skipped).toBe(20000);
    expect(skipped).toBeGreaterThan(10000);
  });

  test('[SB5] fills the heap meets V8’s own words', async () => {
    const { exit, text } = await runBad('const all = []; for (;;) all.push(new Array(1000).fill(0).map(String));', {
      program: { memoryBytes: 400 * 1024 * 1024 },
    });
    expect(exit).toMatchObject({ reason: 'memory', signal: 'SIGABRT' });
    expect(text).toMatch(/heap out of memory/);
  });

  test('[SB5] takes memory outside of the heap is refused more', async () => {
    const { exit, text } = await runBad('const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));');
    expect(exit.reason).toBe('memory');
    // Node's own refusal, or the lab's, whichever bound it meets first.
    expect(exit.signal === 'SIGKILL' || /Array buffer allocation failed|out of memory/i.test(text)).toBe(true);
  });

  test('[SB5] starts threads without end meets its bound', async () => {
    const { lab, exit } = await runBad(
      "const { Worker } = require('node:worker_threads'); for (let i = 0; i < 500; i++) new Worker('setInterval(() => {}, 1e6)', { eval: true });",
    );
    expect(started(lab)).toBe(true);
    expect(exit.code === 0 && exit.reason === 'exited').toBe(false);
  });

  test('[SB5] makes empty files without end is ended for the kernel’s memory they take', async () => {
    const { exit } = await runBad("for (let i = 0; ; i++) require('node:fs').writeFileSync('/tmp/' + i, '');", {
      program: { memoryBytes: 128 * 1024 * 1024 },
    });
    expect(exit).toMatchObject({ signal: 'SIGKILL', reason: 'memory' });
  });

  test('[SB5] has a few workers runs', async () => {
    const { exit, text } = await runBad(
      `const { Worker, isMainThread } = require('node:worker_threads');
       if (isMainThread) for (let i = 0; i < 3; i++) new Worker(__filename); else console.log('worker');`,
    );
    expect(exit).toMatchObject({ code: 0, reason: 'exited' });
    expect(text).toBe('worker\nworker\nworker');
  });

  test('[SB6] forks is told EAGAIN', async () => {
    const { exit, text } = await runBad(`
      const { spawn, execSync, fork } = require('node:child_process');
      spawn(process.execPath, ['-e', '']).on('error', (error) => console.log('spawn', error.code));
      fork(__filename).on('error', (error) => console.log('fork', error.code));
      try { execSync('true'); } catch (error) { console.log('exec', error.code); }`);
    expect(text).toContain('exec EAGAIN');
    expect(text).toContain('spawn EAGAIN');
    expect(text).toContain('fork EAGAIN');
    expect(exit).toMatchObject({ code: 0, reason: 'exited' });
  });

  test('[SB6] forks without end starts nothing', async () => {
    const { exit } = await runBad(
      "const { fork } = require('node:child_process'); for (let i = 0; i < 300; i++) fork(__filename).on('error', () => {});",
    );
    expect(exit).toMatchObject({ code: 0, reason: 'exited' });
  });

  test('[SB7] reads other files finds none', async () => {
    const secrets = ['/etc/shadow', '/root', '/home', process.cwd(), '/proc/1/root/etc/shadow', '/sys', '/dev/net/tun'];
    const { text } = await runBad(`
      const fs = require('node:fs');
      for (const path of ${JSON.stringify(secrets)}) {
        try { fs.statSync(path).isDirectory() ? fs.readdirSync(path) : fs.readFileSync(path); console.log('READ', path); }
        catch (error) { console.log(error.code, path); }
      }
      console.log(fs.readdirSync('/').join(' '));
      console.log('PROCESSES', fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length);
      console.log(JSON.stringify(process.env));`);
    expect(text).not.toContain('READ');
    for (const path of secrets) expect(text).toMatch(new RegExp(`(ENOENT|EACCES|EPERM) ${path}`));
    expect(text).toContain('PROCESSES 2');
    for (const name of Object.keys(process.env).filter((key) => /TOKEN|SECRET|NODE_CHANNEL|VITEST/.test(key))) {
      expect(text).not.toContain(name);
    }
  });

  test('[SB8] writes outside of its folder is refused, and fills only its own room', async () => {
    const { text } = await runBad(
      `
      const fs = require('node:fs');
      for (const path of ['/x', '/usr/x', '/usr/src/x', '/usr/local/src/x', '/proc/1/x', '/etc/x', '/dev/x', '/proc/sys/kernel/hostname', '/run/socketlab/agent.cjs']) {
        try { fs.writeFileSync(path, 'x'); console.log('WROTE', path); } catch (error) { console.log(error.code, path); }
      }
      fs.writeFileSync('/app/own.txt', 'own');
      fs.writeFileSync('/tmp/own.txt', 'own');
      for (const folder of ['/app', '/tmp', '/dev/shm']) {
        let files = 0;
        try { for (;; files++) fs.writeFileSync(folder + '/f' + files, Buffer.alloc(500_000)); }
        catch (error) { console.log(folder, error.code, files < 20); }
      }`,
      { program: { diskBytes: 4 * 1024 * 1024 } },
    );
    expect(text).not.toContain('WROTE');
    for (const folder of ['/app', '/tmp', '/dev/shm'])
      expect(text).toMatch(new RegExp(`${folder} (ENOSPC|EFBIG) true`));
  });

  test('[SB9] connects outside of its lab reaches nobody', async () => {
    const outside = createServer((socket) => socket.end('REACHED')).listen(0, '0.0.0.0');
    onTestFinished(() => void outside.close());
    await new Promise((resolve) => outside.once('listening', resolve));
    const { port } = outside.address() as { port: number };
    const { text } = await runBad(`
      const net = require('node:net');
      for (const host of ['127.0.0.1', '10.0.0.1', '10.0.0.2', '8.8.8.8', '192.168.0.1', '::1', 'example.com', '169.254.169.254'])
        net.connect(${port}, host).on('data', (data) => console.log(String(data))).on('error', (error) => console.log(host, error.code));`);
    expect(text).not.toContain('REACHED');
    for (const host of ['127.0.0.1', '10.0.0.1', '10.0.0.2', '::1']) expect(text).toContain(`${host} ECONNREFUSED`);
    for (const host of ['8.8.8.8', '192.168.0.1', '169.254.169.254']) expect(text).toContain(`${host} ENETUNREACH`);
    expect(text).toMatch(/example.com (EAI_AGAIN|ENOTFOUND)/);
  });

  test('[SB10] has no rights over its network or other processes', async () => {
    const { text } = await runBad(`
      const fs = require('node:fs');
      const status = fs.readFileSync('/proc/self/status', 'utf8');
      for (const [, name, value] of status.matchAll(/^(Cap\\w+|NoNewPrivs|Seccomp):\\s*(\\w+)/gm)) console.log(name, value);
      console.log('descriptors', fs.readdirSync('/proc/self/fd').filter((fd) => fs.existsSync('/proc/self/fd/' + fd) && fd < 10).length);
      try { process.kill(1, 'SIGKILL'); process.kill(1, 0); console.log('one lives'); } catch (error) { console.log(error.code); }`);
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'])
      expect(text).toContain(`${set} ${'0'.repeat(16)}`);
    expect(text).toContain('NoNewPrivs 1');
    expect(text).toContain('Seccomp 2');
    expect(text).toContain('one lives');
  });

  test('[SB10] finds nothing of the process that stands around it, which has none of its limits', async () => {
    const { text } = await runBad(`
      const fs = require('node:fs');
      console.log('one', fs.readdirSync('/proc/1').length);
      for (const path of ['/proc/1/mem', '/proc/1/task/1/mem', '/proc/1/environ', '/proc/1/fd'])
        try { fs.closeSync(fs.openSync(path, 'r')); console.log('OPENED', path); } catch (error) { console.log(error.code); }`);
    expect(text).toBe('one 0\nENOENT\nENOENT\nENOENT\nENOENT');
  });

  test('[SB4] floods pipes and reports at once takes no time from other labs', async () => {
    const labProcess = await startTestProcess();
    const [lab, other] = [await openTestLab(labProcess), await openTestLab(labProcess)];
    // Reports that fit no line, each tried with every line; lines without end; and no entry that would fill the log.
    await lab.run(
      'client',
      `const { writeSync } = require('node:fs');
       const lines = (text) => Buffer.from((JSON.stringify({ kind: 'console', at: 1, stream: 'stdout', text, site: null }) + '\\n').repeat(500));
       const write = (fd, data) => { try { writeSync(fd, data); } catch {} };
       const [short, long, empty] = [lines('a'), lines('\\n'.repeat(100)), Buffer.alloc(65536, '\\n')];
       process.stdout.write('up\\n');
       for (;;) { write(3, short); write(1, 'a'.repeat(600) + 'b\\n'); write(1, empty); write(2, empty); write(3, long); }`,
    );
    await lab.waitFor('consoleSkipped');
    const cpuMs = () => {
      const fields = readFileSync(`/proc/${labProcess.pid}/stat`, 'latin1').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    };
    const [before, beganMs] = [cpuMs(), performance.now()];
    const seconds = lab.all('consoleSkipped').length + 3;
    await lab.waitFor('consoleSkipped', () => lab.all('consoleSkipped').length >= seconds);
    // Two thirds of the time, for two streams: the lab process is there for everybody else.
    const used = cpuMs() - before;
    expect(used / (performance.now() - beganMs)).toBeLessThan(2 / 3);
    await other.run('server', echo);
    await other.waitFor('socket', (event) => event.state === 'LISTEN');
  });

  test('[PG6] lies to the log stays in its own lane and time', async () => {
    const beganMs = performance.now();
    const { lab } = await runBad(`
      const { writeSync } = require('node:fs');
      const say = (text) => writeSync(3, text + '\\n');
      say('not json'); say('{}'); say('{"kind":"console","at":-5}'); say('x'.repeat(200000));
      say(JSON.stringify({ kind: 'start', at: 1e18, pid: 7, nodeVersion: 'future' }));
      say(JSON.stringify({ kind: 'start', at: 1, pid: 8, nodeVersion: 'past', host: 'server', program: 'p9', lane: 'lab' }));`);
    const lies = lab.all('start').filter((event) => event.pid > 2);
    expect(lies.map((event) => [event.nodeVersion, event.host, event.program, event.lane])).toEqual(
      expect.arrayContaining([
        ['future', 'client', 'p1', 'program'],
        ['past', 'client', 'p1', 'program'],
      ]),
    );
    expect(lab.events.every((event, index) => event.seq === index)).toBe(true);
    expect(lab.events.every((event, index) => index === 0 || event.at >= lab.events[index - 1]!.at)).toBe(true);
    expect(lab.events.at(-1)!.at / 1000).toBeLessThan(performance.now() - beganMs);
  });
});
