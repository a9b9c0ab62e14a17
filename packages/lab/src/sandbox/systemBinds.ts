import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';

/** Folders under /usr where people keep their own work. */
const privateFolders = ['/usr/src', '/usr/local/src'];

/** bwrap arguments for the read-only system: /usr and what links into it. */
export function systemBinds(): string[] {
  return [
    ...['--ro-bind', '/usr', '/usr'],
    ...privateFolders.filter((folder) => existsSync(folder)).flatMap(emptyFolder),
    ...['/bin', '/sbin', '/lib', '/lib32', '/lib64'].flatMap(rootFolder),
    ...['/etc/ld.so.cache', '/nix/store'].flatMap((file) => ['--ro-bind-try', file, file]),
  ];
}

/**
 * bwrap arguments for Node's own binary and its libraries, where they are not part of the system (nvm, /opt, …). They come after
 * the program's own folders, since even /tmp may hold a Node.
 */
export function nodeBinds(): string[] {
  const node = realpathSync(process.execPath);
  const needed = [node, ...sharedLibraries(node)].filter((file) => !isUnderSystem(file));
  return needed.flatMap((file) => ['--ro-bind', file, file]);
}

/** bwrap arguments for a folder that stands empty and can't be written: its room would be nobody's bound. */
export const emptyFolder = (path: string): string[] => ['--tmpfs', path, '--remount-ro', path];

const isUnderSystem = (file: string): boolean => /^\/(?:usr|bin|sbin|lib|lib32|lib64|nix\/store)\//.test(file);

/** /bin is a link to usr/bin on most systems, a folder of its own on some. */
function rootFolder(path: string): string[] {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return [];
  return entry.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}

/** What the dynamic loader would load, as `ldd` says (ldd(1)). Node's binary is our own, so it is safe to ask. */
function sharedLibraries(file: string): string[] {
  try {
    const text = execFileSync('ldd', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return [...text.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path]) => path!);
  } catch {
    // A static binary, or no ldd.
    return [];
  }
}
