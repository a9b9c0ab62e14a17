import type { NetworkMode } from '@socketlab/protocol';

/** What the badge says of each kind of network. */
export const modeNames: Readonly<Record<NetworkMode, string>> = {
  virtual: '실제 커널 패킷',
  loopback: '루프백 · 추정',
};
