import type { WireFault } from '@socketlab/protocol';
import type { Dice } from './dice.ts';
import { type Fault, pass } from './fault.ts';

/**
 * One bit of some packets is turned over behind the IP header, as by a bad memory in a router. It arrives; the kernel's checksum
 * over header and data (RFC 9293, 3.1) is wrong, and the kernel lets it fall without a word.
 */
export function createCorrupt({ percent }: WireFault & { kind: 'corrupt' }, dice: Dice): Fault {
  return {
    meet({ bytes, parsed }) {
      const hit = dice.chance(percent);
      const behind = parsed.ip?.headerLength ?? bytes.byteLength;
      if (!hit || bytes.byteLength <= behind) return pass;
      const offset = behind + Math.floor(dice.throw() * (bytes.byteLength - behind));
      const changed = Uint8Array.from(bytes);
      changed[offset]! ^= 1 << Math.floor(dice.throw() * 8);
      return { changed: { bytes: changed, offset } };
    },
  };
}
