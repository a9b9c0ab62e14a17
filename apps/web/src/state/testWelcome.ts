import { protocolVersion, type ServerMessage } from '@socketlab/protocol';

const yes = { available: true, detail: '예' };

/** For tests: a server's first word. */
export const welcome: Extract<ServerMessage, { kind: 'welcome' }> = {
  kind: 'welcome',
  version: protocolVersion,
  capabilities: { mode: 'virtual', virtualHosts: yes, sandbox: yes, kernelView: yes, wire: yes, ownCode: yes },
};
