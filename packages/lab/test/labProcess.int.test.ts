import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { limits } from '@socketlab/protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../build.mjs';
import { allGone, descendants } from './processes.ts';
import { openTestLab, startTestProcess, testBundle, textOf } from './testLab.ts';

const echo = `require('node:net').createServer((socket) => socket.pipe(socket)).listen(8080);`;
const waiting = 'setInterval(() => {}, 1000); console.log("up");';

describe('a program', () => {
  test('[PG1] ended by SIGTERM or SIGKILL says which', async () => {
    const labProcess = await startTestProcess();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const lab = await openTestLab(labProcess);
      const program = await lab.run('client', waiting);
      await lab.waitFor('console', (event) => event.text === 'up');
      await labProcess.send({ kind: 'signal', lab: lab.id, program, signal });
      expect(await lab.waitFor('exit')).toMatchObject({ program, code: null, signal, reason: 'student' });
      expect(lab.all('signal')).toMatchObject([{ program, signal }]);
    }
  });

  test('[PG1] that answers SIGTERM itself ends as it wants', async () => {
    const labProcess = await startTestProcess();
    const lab = await openTestLab(labProcess);
    const program = await lab.run(
      'client',
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(3); }); ${waiting}`,
    );
    await lab.waitFor('console', (event) => event.text === 'up');
    await labProcess.send({ kind: 'signal', lab: lab.id, program, signal: 'SIGTERM' });
    expect(await lab.waitFor('exit')).toMatchObject({ code: 3, signal: null, reason: 'student' });
    expect(textOf(lab)).toBe('up\nbye');
  });

  test.each([0, 1, 129, 137, 255])('[PG2] that exits with %i is said to have', async (code) => {
    const lab = await openTestLab(await startTestProcess());
    await lab.run('client', `process.exit(${code})`);
    expect(await lab.waitFor('exit')).toMatchObject({ code, signal: null, reason: 'exited' });
  });

  test('[PG2] that ends itself by a signal is said to have', async () => {
    const lab = await openTestLab(await startTestProcess());
    await lab.run('client', "process.kill(process.pid, 'SIGABRT')");
    expect(await lab.waitFor('exit')).toMatchObject({ code: null, signal: 'SIGABRT', reason: 'exited' });
  });

  test('[PG3] is ended when its file runs again on its host', async () => {
    const labProcess = await startTestProcess();
    const lab = await openTestLab(labProcess);
    const first = await lab.run('server', echo);
    await lab.waitFor('socket', (event) => event.state === 'LISTEN');
    const second = await lab.run('server', `${echo} console.log('again');`);
    expect(await lab.waitFor('exit')).toMatchObject({ program: first, reason: 'replaced', signal: 'SIGKILL' });
    // The port is free again by then.
    await lab.waitFor('console', (event) => event.program === second && event.text === 'again');
    expect(textOf(lab)).toBe('again');
  });

  test.each([
    ['server.js', "console.log(typeof require, require('path').basename(__filename))", 'function server.js'],
    ['server.cjs', 'console.log(typeof require)', 'function'],
    ['server.mjs', 'import net from "node:net"; console.log(typeof net.connect, typeof require)', 'function undefined'],
  ])('[PG4] %s runs as Node runs it', async (file, source, printed) => {
    const lab = await openTestLab(await startTestProcess());
    await lab.run('server', source, file);
    await lab.waitFor('exit');
    expect(textOf(lab)).toBe(printed);
  });

  test('[PG5] prints unfinished lines, both streams and Korean', async () => {
    const lab = await openTestLab(await startTestProcess());
    const program = await lab.run(
      'server',
      `const timer = setInterval(() => {}, 1000);
       process.once('SIGTERM', () => { console.log('소켓'); console.error('오류'); clearInterval(timer); });
       process.stdout.write('이름> ');`,
    );
    await lab.waitFor('console');
    await lab.send('signal', { program, signal: 'SIGTERM' });
    await lab.waitFor('exit');
    expect(lab.all('console').map(({ stream, text }) => [stream, text])).toEqual([
      ['stdout', '이름> '],
      ['stdout', '소켓'],
      ['stderr', '오류'],
    ]);
  });

  test('[PG7] reaches the other computer by name', async () => {
    const lab = await openTestLab(await startTestProcess());
    await lab.run('server', echo);
    await lab.waitFor('socket', (event) => event.state === 'LISTEN');
    await lab.run(
      'client',
      "require('node:net').connect(8080, 'server', function () { console.log(this.remoteAddress); this.end(); })",
    );
    await lab.waitFor('exit');
    expect(textOf(lab)).toBe('10.0.0.2');
  });
});

describe('a lab', () => {
  test('[LA1] whose log is full ends its programs and takes no more', async () => {
    const labProcess = await startTestProcess({ limits: { maxEvents: 100 } });
    const lab = await openTestLab(labProcess);
    const flood = 'setInterval(() => { for (let i = 0; i < 20; i++) console.log(i); }, 10)';
    await lab.run('client', flood);
    expect(await lab.waitFor('exit')).toMatchObject({ reason: 'events', signal: 'SIGKILL' });
    expect(lab.all('limit')).toMatchObject([{ what: 'events' }]);
    expect(lab.events.length).toBeLessThanOrEqual(100);
    await expect(lab.run('client', flood)).rejects.toMatchObject({ code: 'too-many-events' });
  });

  test('[LA2] refuses what it does not know, and goes on', async () => {
    const labProcess = await startTestProcess();
    const lab = await openTestLab(labProcess);
    const common = { lab: lab.id, program: 'p99' };
    await expect(labProcess.send({ ...common, kind: 'signal', signal: 'SIGTERM' })).rejects.toMatchObject({
      code: 'unknown-program',
    });
    await expect(labProcess.send({ kind: 'close', lab: 'nowhere' })).rejects.toMatchObject({ code: 'unknown-lab' });
    await expect(labProcess.send({ kind: 'delay', lab: lab.id, delayMs: 7 as never })).rejects.toMatchObject({
      code: 'bad-fields',
    });
    await expect(lab.run('client', ' '.repeat(limits.fileBytes + 1))).rejects.toMatchObject({ code: 'file-too-large' });
    const program = await lab.run('client', waiting);
    const act = { kind: 'act', lab: lab.id, program, object: 's9', action: { kind: 'end' } } as const;
    await expect(labProcess.send(act)).rejects.toMatchObject({ code: 'unknown-socket' });
  });

  test('[LA2] refuses more programs than its bound', async () => {
    const labProcess = await startTestProcess();
    const lab = await openTestLab(labProcess);
    // Files of their own: the same file again takes the place of the one that runs.
    const runs = Array.from({ length: limits.programsPerLab + 2 }, (_, index) =>
      lab.run('client', waiting, `client-${index}.js`),
    );
    const results = await Promise.allSettled(runs);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]!.reason).toMatchObject({ code: 'too-many-programs' });
    expect((await lab.waitFor('limit')).what).toBe('programs');
  });

  test('[LA3] leaves no process and no descriptor when it closes: 100 labs, with programs in every tenth', async () => {
    const labProcess = await startTestProcess();
    const descriptors = () => readdirSync(`/proc/${labProcess.pid}/fd`).length;
    const openAndClose = async (index: number) => {
      const lab = await openTestLab(labProcess);
      if (index % 10 === 0) {
        await lab.run('server', waiting);
        await lab.waitFor('console', (event) => event.text === 'up');
      }
      await labProcess.send({ kind: 'close', lab: lab.id });
    };
    await openAndClose(0);
    const before = descriptors();
    for (let index = 0; index < 100; index++) await openAndClose(index);
    await expect.poll(descriptors, { timeout: 60_000 }).toBeLessThanOrEqual(before);
    expect(descendants(labProcess.pid)).toEqual([]);
  });
});

describe('the lab process', () => {
  async function withProgram() {
    const labProcess = await startTestProcess();
    const lab = await openTestLab(labProcess);
    await lab.run('server', waiting);
    await lab.run('client', 'console.log("up"); for (;;) {}');
    await expect.poll(() => lab.all('console').length, { timeout: 60_000 }).toBe(2);
    const pids = [labProcess.pid, ...descendants(labProcess.pid)];
    // Two programs, each with bwrap and its process 1 around it.
    expect(pids).toHaveLength(7);
    return { labProcess, pids };
  }

  test('[SB10] started by root runs programs as nobody', async () => {
    const { pids } = await withProgram();
    const users = pids
      .slice(1)
      .map((pid) => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]));
    const own = process.getuid?.();
    // Root may write kernel settings with no capability at all; an ordinary user's programs are the user's.
    expect([...new Set(users)]).toEqual([own === 0 ? 65534 : own]);
  });

  test('[LP1] killed by SIGKILL leaves nothing behind, and says so at once', async () => {
    const { labProcess, pids } = await withProgram();
    const exited = new Promise((resolve) => labProcess.onExit(resolve));
    process.kill(labProcess.pid, 'SIGKILL');
    await exited;
    await allGone(pids);
    await expect(labProcess.send({ kind: 'close', lab: 'any' })).rejects.toMatchObject({ code: 'lab-crashed' });
  });

  test('[LP1] ends everything on SIGTERM and when its channel closes', async () => {
    const first = await withProgram();
    process.kill(first.labProcess.pid, 'SIGTERM');
    await allGone(first.pids);
    const second = await withProgram();
    await second.labProcess.close();
    await allGone(second.pids);
  });

  test('[LP1] goes with a server that is killed', async () => {
    const parent = spawn(process.execPath, [await parentBundle(), testBundle], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const pids = descendants(parent.pid!);
    expect(pids.length).toBeGreaterThanOrEqual(4);
    parent.kill('SIGKILL');
    await allGone(pids);
  });

  test('[LP2] works for an ordinary user', async () => {
    // A machine where /dev/net/tun is open to everybody, as on a common desktop, around a user with no rights at all.
    const setUp = `
      mount --make-rprivate / && mount -t tmpfs none /mnt && mknod -m 666 /mnt/tun c 10 200 && mount --bind /mnt/tun /dev/net/tun &&
      exec setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all "$@"`;
    const script = [process.execPath, await parentBundle(), testBundle, 'converse'];
    const isRoot = process.getuid?.() === 0;
    const [command = '', ...args] = isRoot ? ['unshare', '-m', '--', 'sh', '-c', setUp, 'sh', ...script] : script;
    const text = execFileSync(command, args, { encoding: 'utf8', timeout: 120_000 });
    expect(text).toContain('user 65534');
    expect(text).toContain('sandbox true');
    expect(text).toContain('SYN_SENT');
    expect(text).toContain('TIME_WAIT');
    expect(text).toContain('exited');
  });
});

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const parentFile = here('../dist/test/parent.mjs');
let built: Promise<void> | null = null;
async function parentBundle(): Promise<string> {
  built ??= bundle(here('./parent.ts'), parentFile);
  await built;
  return parentFile;
}
beforeAll(() => parentBundle().then(() => {}));
