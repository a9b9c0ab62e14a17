import { spawn } from 'node:child_process';
import type { Direction, HostName } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import { writePacket } from '../ffi/libc.ts';
import { parseKernelTable } from '../kernel/kernelTable.ts';
import { createKernelView } from '../kernel/kernelView.ts';
import type { HostPair, HostPairOptions, Network } from '../network.ts';
import { createLink } from './link.ts';
import { createPacketPump, type PacketPump } from './packetPump.ts';
import { createVirtualHost, type Home, openHome, type VirtualHost } from './virtualHost.ts';

const addresses: Readonly<Record<HostName, string>> = { client: '10.0.0.1', server: '10.0.0.2' };

/** Hosts in network namespaces of their own. The process must be root of the user namespace that owns its network namespace. */
export function createVirtualNetwork(clock: Clock): Network {
  const home = openHome();
  const pump = createPacketPump(clock);
  const open = new Set<HostPair>();
  return {
    mode: 'virtual',
    capabilities: { wire: true, packets: 'observed', kernelView: true, isolated: true },
    openHosts(options) {
      const pair = openVirtualHosts(home, pump, options, () => open.delete(pair));
      open.add(pair);
      return pair;
    },
    close() {
      for (const pair of open) pair.close();
      pump.close();
      home.close();
    },
  };
}

function openVirtualHosts(home: Home, pump: PacketPump, options: HostPairOptions, onClose: () => void): HostPair {
  const { log, clock } = options;
  const client = createVirtualHost(home, addresses.client, addresses.server);
  let server: VirtualHost;
  try {
    server = createVirtualHost(home, addresses.server, addresses.client);
  } catch (error) {
    client.close();
    throw error;
  }
  const virtual = { client, server };
  const kernelView = createKernelView({
    read: (host) => virtual[host].readTables().flatMap(parseKernelTable),
    log,
    clock,
  });
  const farEnd: Record<Direction, number> = { upstream: server.tun, downstream: client.tun };
  const link = createLink({
    delayMs: options.delayMs,
    log,
    clock,
    deliver: (direction, bytes) => writePacket(farEnd[direction], bytes) === bytes.byteLength,
    onActivity: kernelView.poke,
  });
  const enter = (direction: Direction) => (bytes: Buffer, atUs: number) => {
    // The hosts have no IPv6 on the wire; where that could not be switched off, its queries are not the lesson's.
    if (bytes[0]! >> 4 === 4) link.enter(direction, bytes, atUs);
  };
  const stops = [
    pump.watch(client.tun, enter('upstream')),
    pump.watch(server.tun, enter('downstream')),
    pump.add(link),
  ];

  return {
    hosts: {
      client: { name: 'client', address: addresses.client },
      server: { name: 'server', address: addresses.server },
    },
    spawn: (host, command, args, spawnOptions) => virtual[host].within(() => spawn(command, [...args], spawnOptions)),
    programEnvironment: (host) => ({ SOCKETLAB_HOST: host, SOCKETLAB_NAMES: JSON.stringify(addresses) }),
    setDelay: link.setDelay,
    noteReport: kernelView.poke,
    settle: () => {},
    noteExit: kernelView.poke,
    wire: link,
    kernelView,
    close() {
      for (const stop of stops.splice(0)) stop();
      kernelView.close();
      client.close();
      server.close();
      onClose();
    },
  };
}
