import { readFileSync } from 'node:fs';
import type { Capability } from '@socketlab/protocol';

/** The lab process's last words where it can't have virtual hosts. Between it and `startLabProcess` only. */
export interface LabProcessFailure {
  readonly kind: 'unavailable';
  /** An errno's name. */
  readonly code: string;
  /** The system call that failed. */
  readonly call: string;
  readonly message: string;
}

/** What to tell a person whose machine has no virtual hosts: why, and what to install or change. */
export function explainFailure(failure: LabProcessFailure): Capability {
  const no = (detail: string, remedy?: string): Capability => ({
    available: false,
    detail,
    ...(remedy ? { remedy } : {}),
  });
  if (process.platform !== 'linux') return no('가상 컴퓨터는 Linux에서만 만들 수 있습니다.');
  // unshare and setpriv come together; setpriv, which is spawned first, names the other where that one alone is missing.
  if (failure.call === 'spawn setpriv' || /setpriv: .*\bunshare\b/.test(failure.message)) {
    return no('unshare와 setpriv 명령이 없습니다.', 'sudo apt install util-linux');
  }
  if (failure.call === 'open' && failure.message.includes('/dev/net/tun')) return explainTun(failure, no);
  if (failure.call === 'ioctl') return no('TUN 장치를 만들 수 없습니다.', 'sudo chmod 0666 /dev/net/tun');
  if (failure.call === 'unshare') return no('이 사용자는 네임스페이스를 만들 수 없습니다.', namespaceRemedy());
  return no(`가상 컴퓨터를 만들 수 없습니다. ${failure.message}`.trim());
}

function explainTun(failure: LabProcessFailure, no: (detail: string, remedy?: string) => Capability): Capability {
  return failure.code === 'EACCES' || failure.code === 'EPERM'
    ? no('/dev/net/tun을 열 권한이 없습니다.', 'sudo chmod 0666 /dev/net/tun')
    : no('/dev/net/tun이 없습니다.', 'sudo modprobe tun');
}

/** The settings by which systems keep ordinary users from namespaces, and what turns each. */
function namespaceRemedy(): string {
  if (readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === 1) {
    return 'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0';
  }
  if (readNumber('/proc/sys/kernel/unprivileged_userns_clone') === 0) {
    return 'sudo sysctl kernel.unprivileged_userns_clone=1';
  }
  if (readNumber('/proc/sys/user/max_user_namespaces') === 0) return 'sudo sysctl user.max_user_namespaces=10000';
  return 'docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --device /dev/net/tun …';
}

function readNumber(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
