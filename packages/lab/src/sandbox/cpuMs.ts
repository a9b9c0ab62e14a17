import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for everybody (USER_HZ). */
const msPerTick = 10;

/** proc(5), /proc/pid/stat: the processor time that a process has used, its threads' included. Null where there is no such process or no such file. */
export function cpuMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // utime and stime are the 14th and 15th field; the second is a name in brackets with anything in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  } catch {
    return null;
  }
}
