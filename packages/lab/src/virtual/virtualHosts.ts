import { type HostName, type HostPreset, perHost } from '@socketlab/protocol';
import { writePacket } from '../ffi/libc.ts';
import type { HostPower } from '../network.ts';
import { hostPresets } from './hostPresets.ts';
import type { PacketPump } from './packetPump.ts';
import { createVirtualHost, type Home, type VirtualHost } from './virtualHost.ts';

/** The address of every host that a lab can have: the same in all labs, for no packet leaves one. */
export const addresses: Readonly<Record<HostName, string>> = {
  client: '10.0.0.1',
  server: '10.0.0.2',
  client2: '10.0.0.3',
  client3: '10.0.0.4',
};

/** The hosts of a lab, each on or off. */
export interface VirtualHosts extends HostPower {
  /** Null while its power is off. */
  of(host: HostName): VirtualHost | null;
  /** Writes a packet to a host. False: it is off, or did not take it. */
  deliver(to: HostName, bytes: Uint8Array): boolean;
  close(): void;
}

interface RunningHost {
  readonly host: VirtualHost;
  /** Cuts it from the wire. */
  readonly stop: () => void;
}

/** Starts the hosts; `onPacket` gets what they send. Throws what `createVirtualHost` throws, and leaves nothing behind then. */
export function startVirtualHosts(
  names: readonly HostName[],
  home: Home,
  pump: PacketPump,
  onPacket: (from: HostName, bytes: Buffer, atUs: number) => void,
): VirtualHosts {
  const presets = perHost((): HostPreset => 'lesson');
  const running = perHost((): RunningHost | null => null);

  function start(name: HostName): void {
    const others = names.filter((other) => other !== name).map((other) => addresses[other]);
    const host = createVirtualHost(home, addresses[name], others);
    host.setSysctls(hostPresets[presets[name]]);
    const stop = pump.watch(host.tun, (bytes, atUs) => onPacket(name, bytes, atUs));
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
    deliver(to, bytes) {
      const host = running[to]?.host;
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
