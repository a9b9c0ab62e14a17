import type { TcpRow } from '../src/kernel/kernelTable.ts';

/** A row of a kernel's table: an established connection at rest, but for what is said of it. */
export const tcpRow = (changes: Partial<TcpRow> = {}): TcpRow => ({
  protocol: 'tcp',
  local: { address: '10.0.0.1', port: 1 },
  remote: { address: '10.0.0.2', port: 2 },
  state: 'ESTABLISHED',
  sendQueueBytes: 0,
  receiveQueueBytes: 0,
  timer: 'none',
  timerMs: 0,
  retransmits: 0,
  inode: 1,
  ...changes,
});
