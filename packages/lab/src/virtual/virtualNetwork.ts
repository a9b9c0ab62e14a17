import { spawn } from 'node:child_process';
import type { HostName } from '@socketlab/protocol';
import { SocketLabError } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import { parseKernelTable } from '../kernel/kernelTable.ts';
import { createKernelView } from '../kernel/kernelView.ts';
import type { LabHosts, LabHostsOptions, Network } from '../network.ts';
import { destinationHost } from './destinationHost.ts';
import { createLink } from './link.ts';
import { createPacketPump, type PacketPump } from './packetPump.ts';
import { sealDescriptors } from './sealDescriptors.ts';
import { type Home, openHome } from './virtualHost.ts';
import { addresses, startVirtualHosts, type VirtualHosts } from './virtualHosts.ts';

/** Hosts in network namespaces of their own. The process must be root of the user namespace that owns its network namespace. */
export function createVirtualNetwork(clock: Clock): Network {
  sealDescriptors();
  const home = openHome();
  const pump = createPacketPump(clock);
  const open = new Set<LabHosts>();
  return {
    mode: 'virtual',
    capabilities: { wire: true, packets: 'observed', kernelView: true, isolated: true },
    openHosts(options) {
      const opened = openVirtualHosts(home, pump, options, () => open.delete(opened));
      open.add(opened);
      return opened;
    },
    close() {
      for (const one of open) one.close();
      pump.close();
      home.close();
    },
  };
}

function openVirtualHosts(home: Home, pump: PacketPump, options: LabHostsOptions, onClose: () => void): LabHosts {
  const { hosts: names, log, clock, startedAtUs, delayMs } = options;
  // The hosts have no IPv6 on the wire; where that could not be switched off, its queries are not the lesson's.
  const hosts: VirtualHosts = startVirtualHosts(names, home, pump, (from, bytes, atUs) => {
    if (bytes[0]! >> 4 === 4) link.enter({ from, to: destinationHost(bytes, from, names) }, bytes, atUs);
  });
  const kernelView = createKernelView({
    hosts: names,
    read: (host) => hosts.of(host)?.readTables().flatMap(parseKernelTable) ?? [],
    log,
    clock,
  });
  const namesText = JSON.stringify(Object.fromEntries(names.map((name) => [name, addresses[name]])));
  const link = createLink({
    delayMs,
    log,
    clock,
    startedAtUs,
    deliver: hosts.deliver,
    onActivity() {
      kernelView.poke();
      pump.rearm();
    },
  });
  const stopLink = pump.add(link);

  function within<T>(host: HostName, make: () => T): T {
    const virtual = hosts.of(host);
    if (!virtual) throw new SocketLabError('host-off');
    return virtual.within(make);
  }

  return {
    hosts: names.map((name) => ({ name, address: addresses[name] })),
    spawn: (host, command, args, spawnOptions) => within(host, () => spawn(command, [...args], spawnOptions)),
    programEnvironment: (host) => ({ SOCKETLAB_HOST: host, SOCKETLAB_NAMES: namesText }),
    setDelay: link.setDelay,
    noteReport: kernelView.poke,
    settle: () => {},
    noteExit: kernelView.poke,
    wire: link,
    power: {
      setPreset: hosts.setPreset,
      setPower(host, on) {
        hosts.setPower(host, on);
        kernelView.poke();
      },
    },
    kernelView,
    close() {
      stopLink();
      kernelView.close();
      hosts.close();
      onClose();
    },
  };
}
