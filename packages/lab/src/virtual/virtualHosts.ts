import type { Direction, HostName, HostPreset } from '@socketlab/protocol';
import { writePacket } from '../ffi/libc.ts';
import type { HostPower } from '../network.ts';
import { hostPresets } from './hostPresets.ts';
import type { PacketPump } from './packetPump.ts';
import { createVirtualHost, type Home, type VirtualHost } from './virtualHost.ts';

export const addresses: Readonly<Record<HostName, string>> = { client: '10.0.0.1', server: '10.0.0.2' };
const names = ['client', 'server'] as const;
const ahead: Readonly<Record<HostName, Direction>> = { client: 'upstream', server: 'downstream' };
const farEnd: Readonly<Record<Direction, HostName>> = { upstream: 'server', downstream: 'client' };

/** The two hosts of a lab, each on or off. */
export interface VirtualHosts extends HostPower {
  /** Null while its power is off. */
  of(host: HostName): VirtualHost | null;
  /** Writes a packet to the host at the far end. False: it is off, or did not take it. */
  deliver(direction: Direction, bytes: Uint8Array): boolean;
  close(): void;
}

interface RunningHost {
  readonly host: VirtualHost;
  /** Cuts it from the wire. */
  readonly stop: () => void;
}

/** Starts both hosts; `onPacket` gets what they send. Throws what `createVirtualHost` throws, and leaves nothing behind then. */
export function startVirtualHosts(
  home: Home,
  pump: PacketPump,
  onPacket: (direction: Direction, bytes: Buffer, atUs: number) => void,
): VirtualHosts {
  const presets: Record<HostName, HostPreset> = { client: 'lesson', server: 'lesson' };
  const running: Record<HostName, RunningHost | null> = { client: null, server: null };

  function start(name: HostName): void {
    const host = createVirtualHost(home, addresses[name], addresses[farEnd[ahead[name]]]);
    host.setSysctls(hostPresets[presets[name]]);
    const stop = pump.watch(host.tun, (bytes, atUs) => onPacket(ahead[name], bytes, atUs));
    running[name] = { host, stop };
  }

  /** Its programs still hold its network for a moment, without a wire: no FIN and no RST of theirs gets out. */
  function end(name: HostName): void {
    const one = running[name];
    running[name] = null;
    one?.stop();
    one?.host.close();
  }

  const close = () => names.forEach(end);
  try {
    names.forEach(start);
  } catch (error) {
    close();
    throw error;
  }

  return {
    of: (host) => running[host]?.host ?? null,
    deliver(direction, bytes) {
      const host = running[farEnd[direction]]?.host;
      return host !== undefined && writePacket(host.tun, bytes) === bytes.byteLength;
    },
    setPreset(host, preset) {
      presets[host] = preset;
      running[host]?.host.setSysctls(hostPresets[preset]);
    },
    setPower(host, on) {
      if (on === (running[host] !== null)) return;
      if (on) start(host);
      else end(host);
    },
    close,
  };
}
