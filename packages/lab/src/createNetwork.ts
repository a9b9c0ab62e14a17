import type { NetworkMode } from '@socketlab/protocol';
import type { Clock } from './clock.ts';
import type { Network } from './network.ts';

/** The implementation for this mode. It alone is loaded, and a machine that is not Linux never loads the FFI. */
export async function createNetwork(mode: NetworkMode, clock: Clock): Promise<Network> {
  switch (mode) {
    case 'virtual':
      return (await import('./virtual/virtualNetwork.ts')).createVirtualNetwork(clock);
    case 'loopback':
      await sealWherePossible();
      return (await import('./loopback/loopbackNetwork.ts')).createLoopbackNetwork(clock);
  }
}

/** With virtual hosts the network itself does so. Elsewhere than on Linux the descriptors can't be listed. */
async function sealWherePossible(): Promise<void> {
  if (process.platform !== 'linux') return;
  try {
    (await import('./virtual/sealDescriptors.ts')).sealDescriptors();
  } catch {
    // No C library that we know (koffi): programs start all the same.
  }
}
