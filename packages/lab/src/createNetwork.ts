import type { NetworkMode } from '@socketlab/protocol';
import type { Clock } from './clock.ts';
import type { Network } from './network.ts';

/** The implementation for this mode. It alone is loaded: a machine without namespaces never loads the FFI. */
export async function createNetwork(mode: NetworkMode, clock: Clock): Promise<Network> {
  switch (mode) {
    case 'virtual':
      return (await import('./virtual/virtualNetwork.ts')).createVirtualNetwork(clock);
    case 'loopback':
      return (await import('./loopback/loopbackNetwork.ts')).createLoopbackNetwork(clock);
  }
}
