import type { HostName } from '@socketlab/protocol';

/** One of the two computers: its code, console and sockets. */
export function Computer({ host }: { host: HostName }) {
  return <section data-host={host} />;
}
