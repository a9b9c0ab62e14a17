import { statfsSync } from 'node:fs';

/** What the kernel keeps for one file in memory, however empty: its inode and its name. */
const bytesPerFile = 1024;

/**
 * Kernel memory that a process's files take beside their contents, as `folders` (mount points of tmpfs, as the process sees them)
 * say. Their size bounds only the contents (tmpfs(5)).
 */
export function fileNodeBytes(pid: number, folders: readonly string[]): number {
  let files = 0;
  for (const folder of folders) {
    try {
      const { files: all, ffree } = statfsSync(`/proc/${pid}/root${folder}`);
      files += all - ffree;
    } catch {
      // The process has just ended.
    }
  }
  return files * bytesPerFile;
}
