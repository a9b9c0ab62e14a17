import { spawn } from 'node:child_process';
import type { AgentReport, HostName } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import { createKernelView } from '../kernel/kernelView.ts';
import type { KernelView, LabHosts, LabHostsOptions, Network } from '../network.ts';
import { createHostRows } from './hostRows.ts';
import { createDatagramInference } from './inferDatagrams.ts';
import { createSegmentInference } from './inferSegments.ts';
import { type Addresses, chooseAddresses } from './loopbackAddresses.ts';
import { openMachineTable } from './machineTable.ts';

/**
 * Hosts on the machine's own loopback, for machines without namespaces. The programs' sockets are real and so are the kernel's
 * states; nobody can see the packets, so segments are concluded from the programs' reports.
 *
 *   reports of all programs  ─> in order of time ─> inferSegments, inferDatagrams ─> sent, delivered (inferred)
 *   /proc/net/tcp, udp ─────> rows of this lab ──> kernel view ──> socket, socketGone, udpSocket, udpSocketGone
 */
export function createLoopbackNetwork(clock: Clock): Network {
  const table = openMachineTable(clock);
  const open = new Set<LabHosts>();
  const prefixes = new Set<string>();
  return {
    mode: 'loopback',
    capabilities: { wire: false, packets: 'inferred', kernelView: table !== null, isolated: false },
    openHosts(options) {
      const inUse = (prefix: string) =>
        prefixes.has(prefix) || (table?.() ?? []).some(({ local }) => local.address.startsWith(`${prefix}.`));
      const addresses = chooseAddresses(options.hosts, inUse);
      const prefix = addresses.server!.slice(0, addresses.server!.lastIndexOf('.'));
      prefixes.add(prefix);
      const opened = openLoopbackHosts(addresses, table, options, () => {
        open.delete(opened);
        prefixes.delete(prefix);
      });
      open.add(opened);
      return opened;
    },
    close() {
      for (const one of open) one.close();
    },
  };
}

function openLoopbackHosts(
  addresses: Addresses,
  table: ReturnType<typeof openMachineTable>,
  { hosts, log, clock }: LabHostsOptions,
  onClose: () => void,
): LabHosts {
  const hostRows = createHostRows(addresses);
  let packets = 0;
  const nextPacket = () => packets++;
  const inferences = [createSegmentInference(addresses, nextPacket), createDatagramInference(addresses, nextPacket)];
  const view: KernelView & { close(): void } =
    table === null
      ? { poke: () => {}, poll: () => {}, close: () => {} }
      : createKernelView({ hosts, read: (host) => hostRows.of(host, table()), log, clock });
  let waiting: { host: HostName; program: string; report: AgentReport }[] = [];

  /** Reports of two programs come on two ways: only those that the log no longer waits for are in their final order. */
  function settle(untilUs: number): void {
    const reports = waiting.filter(({ report }) => report.at <= untilUs).sort((a, b) => a.report.at - b.report.at);
    if (reports.length === 0) return;
    waiting = waiting.filter(({ report }) => report.at > untilUs);
    for (const { host, program, report } of reports) {
      for (const inference of inferences) {
        for (const { atUs, body } of inference.note(host, program, report)) log(atUs, body);
      }
    }
  }

  return {
    hosts: hosts.map((name) => ({ name, address: addresses[name]! })),
    spawn: (_host, command, args, options) => spawn(command, [...args], options),
    programEnvironment: (host) => ({
      SOCKETLAB_HOST: host,
      SOCKETLAB_NAMES: JSON.stringify(addresses),
      // A server that names no address would be open to the whole network, and in the way of other labs.
      SOCKETLAB_LISTEN: addresses[host]!,
    }),
    setDelay: () => {},
    noteReport(host, program, report) {
      hostRows.note(host, report);
      view.poke();
      waiting.push({ host, program, report });
    },
    settle,
    noteExit: view.poke,
    wire: null,
    power: null,
    kernelView: view,
    close() {
      view.close();
      onClose();
    },
  };
}
