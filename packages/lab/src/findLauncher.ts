import { execFileSync, spawnSync } from 'node:child_process';
import type { Capability } from '@socketlab/protocol';
import { createDirectLauncher, type DirectOptions } from './sandbox/direct.ts';
import type { Launcher } from './sandbox/launcher.ts';
import { asUser, programUser } from './sandbox/programUser.ts';

export interface FoundLauncher {
  readonly launcher: Launcher;
  readonly capability: Capability;
}

/** The sandbox this machine can give, tried for real; where it can't, programs run without one. The options are for that case. */
export async function findLauncher(options: Omit<DirectOptions, 'user'>): Promise<FoundLauncher> {
  const user = programUser();
  const direct = () => createDirectLauncher({ ...options, user: user !== null && canRunNode(user) ? user : null });
  if (process.platform !== 'linux') {
    return { launcher: direct(), capability: { available: false, detail: '샌드박스는 Linux에서만 쓸 수 있습니다.' } };
  }
  const version = bubblewrapVersion();
  if (!version) {
    const remedy = 'sudo apt install bubblewrap';
    return { launcher: direct(), capability: { available: false, detail: 'bubblewrap이 없습니다.', remedy } };
  }
  const canLimitSize = version.major > 0 || version.minor >= 7;
  const { createBubblewrapLauncher } = await import('./sandbox/bubblewrap.ts');
  // Node may lie where only root can read it (a version manager in /root): then programs keep the user of the lab process.
  const users = user === null ? [null] : [user, null];
  let problem = '';
  for (const candidate of users) {
    const launcher = createBubblewrapLauncher({ canLimitSize, user: candidate });
    const failure = tryOnce(launcher);
    if (failure === null) return { launcher, capability: { available: true, detail: `bubblewrap ${version.text}` } };
    launcher.close();
    problem ||= failure;
  }
  const detail = `bubblewrap이 시작되지 않습니다. ${problem}`;
  const remedy = 'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0';
  return { launcher: direct(), capability: { available: false, detail, remedy } };
}

function bubblewrapVersion(): { major: number; minor: number; text: string } | null {
  try {
    const text = execFileSync('bwrap', ['--version'], { encoding: 'utf8' }).trim();
    const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
    return { major: Number(major), minor: Number(minor), text: text.replace(/^bubblewrap /, '') };
  } catch {
    return null;
  }
}

function canRunNode(user: number): boolean {
  const [command = '', ...args] = [...asUser(user), process.execPath, '--version'];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** The very sandbox that programs get, around the shell alone: Node's own start would cost 40 ms more. */
function tryOnce(launcher: Launcher): string | null {
  const launch = launcher.prepare({
    file: 'probe.js',
    source: '',
    agentFile: null,
    environment: {},
    hosts: [],
    limits: { memoryBytes: 2 ** 29, cpuMs: 5000, lifetimeMs: 30_000, openFiles: 64, diskBytes: 2 ** 20 },
  });
  const args = [...launch.args.slice(0, launch.args.lastIndexOf('--') + 1), '/bin/sh', '-c', ':'];
  const result = spawnSync(launch.command, args, { ...launch.options, encoding: 'utf8', timeout: 30_000 });
  launch.abandon();
  return result.status === 0 ? null : (result.error?.message ?? String(result.stderr).trim());
}
