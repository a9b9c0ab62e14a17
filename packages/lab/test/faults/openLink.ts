import { encodeTcp, type TcpFlag } from '@socketlab/packets';
import type { Direction, LabEventBody } from '@socketlab/protocol';
import { createLink } from '../../src/virtual/link.ts';

type Segment = { flags: readonly TcpFlag[]; sequence: number; acknowledgment?: number; text?: string };

function segment(direction: Direction, { text = '', ...fields }: Segment): Uint8Array {
  const client = { source: '10.0.0.1', sourcePort: 50_000, destination: '10.0.0.2', destinationPort: 8080 };
  const server = { source: '10.0.0.2', sourcePort: 8080, destination: '10.0.0.1', destinationPort: 50_000 };
  return encodeTcp({ ...(direction === 'upstream' ? client : server), ...fields, payload: Buffer.from(text) });
}

const ways = {
  upstream: { from: 'client', to: 'server' },
  downstream: { from: 'server', to: 'client' },
} as const;

/** A wire with nothing at its ends, a clock that stands still, or goes on by so much whenever it is looked at, and its log. */
export function openLink(delayMs = 10, goesOnUs = 0) {
  let now = 0;
  const log: { at: number; body: LabEventBody }[] = [];
  const arrived: string[] = [];
  const link = createLink({
    delayMs,
    log: (at, body) => log.push({ at, body }),
    clock: { nowUs: () => (now += goesOnUs) },
    startedAtUs: 0,
    chooseSeed: () => 7,
    deliver: (to, bytes) => arrived.push(`${to === 'server' ? 'upstream' : 'downstream'} ${bytes[0]}`) > 0,
    onActivity: () => {},
  });
  return {
    link,
    log,
    arrived,
    send: (direction: Direction, mark: number) => link.enter(ways[direction], Uint8Array.of(mark), now),
    sendTcp: (direction: Direction, fields: Segment) => link.enter(ways[direction], segment(direction, fields), now),
    runTo: (us: number) => {
      now = us;
      link.run(now);
    },
    kinds: () => log.map(({ body }) => body.kind),
  };
}
