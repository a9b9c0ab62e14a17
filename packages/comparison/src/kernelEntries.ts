import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import type { ConnectionNames } from './connectionNames.ts';
import { type KnownEntry, knownEntry } from './knownEntry.ts';

type KernelEvent = Extract<LabEvent, { lane: 'kernel' }>;

/**
 * Makes known entries of the kernels' tables: a new state and another retransmission tell something, queues and timers change all the time.
 * Each socket's rows are an order of their own, since a table is read as a whole now and then.
 */
export function createKernelReader(
  connections: ConnectionNames,
  udpName: (host: HostName, port: number) => string,
): (event: KernelEvent) => KnownEntry {
  const sockets = new Map<string, { state: string; retransmits: number }>();
  const drops = new Map<string, number>();

  return (event) => {
    const { host, local } = event;
    const name = nameOf(event);
    const track = kernelTrack(host, name);
    const make = (key: string, quiet: boolean) => knownEntry(event, 'kernel', { track, host, key, quiet });
    switch (event.kind) {
      case 'socket': {
        const before = sockets.get(track);
        sockets.set(track, event);
        if (before?.state !== event.state) return make(stateKey(event.state), false);
        if (event.retransmits > before.retransmits) return make(`retransmission ${event.retransmits}`, false);
        return make('queues', true);
      }
      case 'udpSocket': {
        const before = drops.get(track);
        drops.set(track, event.drops);
        if (before === undefined) return make('bound', false);
        return event.drops > before ? make('drops', false) : make('queues', true);
      }
      case 'socketGone':
      case 'udpSocketGone':
        sockets.delete(track);
        drops.delete(track);
        // When a row is gone depends on when the table was read, and on how long the run was watched.
        return make('gone', true);
    }

    function nameOf({ kind, remote, seq }: { kind: KernelEvent['kind']; remote: Endpoint; seq: number }): string {
      if (kind === 'udpSocket' || kind === 'udpSocketGone') return udpName(host, local.port);
      return remote.port === 0 ? `listening ${local.port}` : connections.ofEnds(local, remote, seq);
    }
  };
}

export const kernelTrack = (host: HostName, socket: string) => `kernel ${host} ${socket}`;
export const stateKey = (state: string) => `state ${state}`;
