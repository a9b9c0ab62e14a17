import { randomInt } from 'node:crypto';
import type { HostName } from '@socketlab/protocol';

export type Addresses = Readonly<Record<HostName, string>>;

/**
 * Addresses for a lab's two hosts. On Linux all of 127.0.0.0/8 is the machine itself, so every lab gets a part of its own and two
 * labs can listen on one port. Elsewhere only 127.0.0.1 answers and all share it.
 *
 * Random, because other servers on this machine choose from the same range and can't be asked.
 */
export function chooseAddresses(isTaken: (prefix: string) => boolean): Addresses {
  if (process.platform !== 'linux') return { client: '127.0.0.1', server: '127.0.0.1' };
  for (;;) {
    const prefix = `127.${randomInt(1, 255)}.${randomInt(1, 255)}`;
    if (!isTaken(prefix)) return { client: `${prefix}.1`, server: `${prefix}.2` };
  }
}
