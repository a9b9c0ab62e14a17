import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { inTime } from '../apps/server/test/inTime.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const linux = process.platform === 'linux';

// A whole start is much work for a busy machine, and some tests make two.
vi.setConfig({ testTimeout: 150_000 });
const startPatienceMs = 60_000;

interface Started {
  child: ChildProcess;
  url: string;
  output(): string;
}

/** `command` with SocketLab's arguments, until it has printed its address. */
async function startWith(command: string, args: readonly string[]): Promise<Started> {
  const data = mkdtempSync(join(tmpdir(), 'socketlab-data-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const env = { ...process.env, SOCKETLAB_DATA: data };
  const child = spawn(command, [...args, '--no-open', '--port', '0'], { cwd: root, detached: true, env });
  // The whole family, in a process group of its own: a failed test must not leave a server behind.
  onTestFinished(() => endGroup(child.pid!));
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const found = /http:\/\/\S+\?token=[\w-]+/.exec(output)?.[0];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(output)));
  });
  const url = await inTime(address, () => `the address of ${command} ${args}, which said: ${output}`, startPatienceMs);
  return { child, url, output: () => output };
}

/** Its exit code, once all that it said has been read. */
async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = await inTime(once(child, 'close'), 'the process ends', startPatienceMs);
  return code;
}

/** Every process that descends from this one, by /proc. */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
      } catch {
        return [];
      }
    });
  const children = parents.filter(({ parent }) => parent === pid).map((entry) => entry.pid);
  return [...children, ...children.flatMap(descendants)];
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    // A process that has ended and that nobody has asked about yet is no process.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '[SV42] %s ends everything and the exit code says so',
  async (signal) => {
    const { child, url } = await startWith(process.execPath, ['scripts/start.mjs']);
    const family = linux ? descendants(child.pid!) : [];
    if (linux) expect(family.length).toBeGreaterThan(0);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    child.kill(signal);
    expect(await endOf(child)).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
    await expect.poll(() => family.filter(isAlive)).toEqual([]);
  },
);

test.skipIf(!linux)('[SV42] where npm is killed outright, nothing is left behind', async () => {
  const { child, url } = await startWith('npm', ['start', '--']);
  const family = descendants(child.pid!);
  expect(family.length).toBeGreaterThan(1);
  child.kill('SIGKILL');
  await expect.poll(() => family.filter(isAlive)).toEqual([]);
  await expect(fetch(url)).rejects.toThrow();
});

test('[ST5] one address is printed, and for each ability yes, or no and what to do', async () => {
  const { child, output } = await startWith(process.execPath, ['scripts/start.mjs']);
  child.kill('SIGTERM');
  await endOf(child);
  expect(output().match(/https?:\/\//g)).toHaveLength(1);
  for (const ability of ['가상 컴퓨터', '샌드박스', '커널 상태 보기']) {
    expect(output()).toMatch(new RegExp(`(예 {4}|아니요) ${ability}: `));
  }
});

test('[ST10] a folder for temporary files that is not there is named, with what helps', async () => {
  const data = mkdtempSync(join(tmpdir(), 'socketlab-data-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const env = { ...process.env, SOCKETLAB_DATA: data, TMPDIR: join(data, 'none') };
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-open', '--port', '0'], { cwd: root, env });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await endOf(child);
  expect([code, said]).toEqual([1, expect.stringMatching(/^임시 폴더를 읽을 수 없습니다: .*none\n→ .*TMPDIR/)]);
});

test('[ST7] a second start on a built tree installs and builds nothing', async () => {
  for (const start of ['first', 'second']) {
    const { child, output } = await startWith(process.execPath, ['scripts/start.mjs']);
    child.kill('SIGTERM');
    await endOf(child);
    // The first may build.
    if (start === 'second') expect(output()).not.toMatch(/설치|만들기/);
  }
});

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already, as it should be.
  }
}
