// Runs inside `unshare -Urn`: a lab whose hosts run what is spawned here, so that their kernels can be told to be impatient
// (tcp_rto_min_us, Linux 6.11; tcp_rto_max_ms, 6.15): what goes through half of the packets would last for minutes otherwise. Meanwhile a hand
// holds packets, copies, delays, releases and drops them. Arguments: bytes each way, over how many connections, the faults as JSON, how many
// packets to hold. Prints what the lab's log says in sum, once in the middle, while some are held, and once at the end, and the programs' own
// hashes, as one JSON object.

import { once } from 'node:events';
import type { LabEvent, PacketAction, WireFault } from '@socketlab/protocol';
import { machineClock } from '../../src/clock.ts';
import { createNetwork } from '../../src/createNetwork.ts';
import { openLab } from '../../src/lab.ts';
import type { LabHosts } from '../../src/network.ts';
import { createDirectLauncher } from '../../src/sandbox/direct.ts';

const [ofAll, ofConnections, ofFaults, toHold] = process.argv.slice(2);
const connections = Number(ofConnections);
const bytes = Math.ceil(Number(ofAll) / connections);
const faults = JSON.parse(ofFaults!) as WireFault[];

const network = await createNetwork('virtual', machineClock);
let opened: LabHosts | undefined;
const log: LabEvent[] = [];
const listeners = new Set<(event: LabEvent) => void>();
const lab = openLab({
  network: { ...network, openHosts: (options) => (opened = network.openHosts(options)) },
  launcher: createDirectLauncher({ dropsRights: true, user: null, workFolder: '' }),
  agentFile: null,
  clock: machineClock,
  delayMs: 0,
  maxEvents: 1_000_000,
  onEvents(events) {
    for (const event of events) {
      log.push(event);
      for (const listener of listeners) listener(event);
    }
  },
});
const computers = opened!;

/** Impatient, and a connection of few packets (half of them lost, all are) as much so the sixth time as the first (tcp_thin_linear_timeouts). */
const settings = [
  ...['tcp_rto_min_us 1000', 'tcp_rto_max_ms 1000', 'tcp_thin_linear_timeouts 1'],
  ...['tcp_retries2 200', 'tcp_orphan_retries 100'],
];
for (const host of ['client', 'server'] as const) {
  for (const setting of settings) {
    const [name, value] = setting.split(' ');
    const child = computers.spawn(host, 'sh', ['-c', `echo ${value} > /proc/sys/net/ipv4/${name}`], {
      stdio: 'ignore',
    });
    await once(child, 'exit');
  }
}

/** Of each connection: its own bytes are sent, the other's hashed. Both hashes of all are printed when all are through. */
const talkers = `
const { createHash } = require('node:crypto');
const firstPort = 20_000;
const lines = [];
const talk = (socket, index, who) => {
  const own = Buffer.alloc(${bytes}, who + index);
  const hash = createHash('sha256');
  socket.end(own);
  socket.on('data', (data) => hash.update(data));
  socket.on('end', () => {
    lines.push(index + ' ' + createHash('sha256').update(own).digest('hex') + ' ' + hash.digest('hex'));
    if (lines.length === ${connections}) console.log(lines.sort().join(','));
  });
  socket.on('error', (error) => console.log(error.code));
};`;
const node = (host: 'client' | 'server', source: string) => {
  const child = computers.spawn(host, process.execPath, ['-e', talkers + source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout!.on('data', (chunk) => {
    text += chunk;
  });
  const up = once(child.stdout!, 'data');
  return { child, up, text: once(child, 'close').then(() => text.trim().split('\n').at(-1)) };
};
const server = node(
  'server',
  `let open = 0;
   const server = require('net').createServer({ allowHalfOpen: true }, (s) => {
     if (++open === ${connections}) server.close();
     s.once('readable', () => talk(s, s.remotePort - firstPort, 'from the server'));
   });
   server.listen(8080, () => console.log('up'));`,
);
await server.up;
const client = node(
  'client',
  `const sockets = [];
   let open = ${connections};
   for (let index = 0; index < ${connections}; index++) {
     const socket = require('net').connect({ port: 8080, host: '10.0.0.2', localPort: firstPort + index, allowHalfOpen: true }, () => {
       if (--open === 0) console.log('up');
     });
     socket.on('close', () => ++open === ${connections} && process.stdin.destroy());
     sockets.push(socket);
   }
   process.stdin.once('data', () => sockets.forEach((socket, index) => talk(socket, index, 'from the client')));`,
);
await client.up;
setFaults(true);
let through = false;
const hashes = Promise.all([server.text, client.text]).finally(() => {
  through = true;
});
const hand = playHand();
client.child.stdin!.write('go');
const { inTheMiddle } = await hand;
const [ofServer, ofClient] = await hashes;
setFaults(false);
await nothingFlies();
const atEnd = await moment();
await lab.close();
console.log(JSON.stringify({ ofServer, ofClient, inTheMiddle, atEnd }));
network.close();

async function nothingFlies(): Promise<void> {
  while (computers.wire!.inFlight().length > 0) await new Promise((resolve) => setImmediate(resolve));
}

/** The next entry that fits. */
function entry(fits: (event: LabEvent) => boolean): Promise<LabEvent> {
  return new Promise((resolve) => {
    const look = (event: LabEvent) => {
      if (!fits(event)) return;
      listeners.delete(look);
      resolve(event);
    };
    listeners.add(look);
  });
}

/** What the log says of all until now, and what the wire itself says: how many fly. */
async function moment() {
  const flying = computers.wire!.inFlight().length;
  // An entry that stands behind all that happened until now.
  lab.setDelay(0);
  const mark = await entry(({ kind }) => kind === 'delay');
  return { ...count(log.slice(0, mark.seq)), flying, through };
}

/**
 * While the bytes go to and fro: the step mode catches a packet and the hand keeps it, so many times. Then one of them is doubled twice, one flies on
 * for long, and all is counted; then one is dropped, and the rest go on.
 */
async function playHand() {
  const kept: number[] = [];
  const act = (packet: number | undefined, action: PacketAction) =>
    lab.fault({ kind: 'packet', packet: packet!, action });
  while (kept.length < Number(toHold)) {
    lab.fault({ kind: 'stepMode', on: true });
    const event = await entry(isCaught);
    if (event.kind === 'held') {
      act(event.packet, { kind: 'hold' });
      kept.push(event.packet);
    }
    lab.fault({ kind: 'stepMode', on: false });
    // The kernels go on for a while.
    await entry(({ kind }) => kind === 'delivered');
  }
  for (let copies = 0; copies < 2; copies++) act(kept[0], { kind: 'duplicate' });
  act(kept.pop(), { kind: 'delay', ms: 1000 });
  const inTheMiddle = await moment();
  act(kept.pop(), { kind: 'drop' });
  for (const packet of kept) act(packet, { kind: 'release' });
  return { inTheMiddle };
}

/** In step mode, what is said again of a packet that the hand keeps is dropped: there may be nothing else to catch. */
function isCaught(event: LabEvent): boolean {
  return event.kind === 'held' ? event.by === 'step' : event.kind === 'dropped' && event.reason === 'repeated';
}

function count(entries: readonly LabEvent[]) {
  const ends = new Map<number, string[]>();
  const held = new Set<number>();
  const copies = { byHand: 0, byFaults: 0 };
  for (const event of entries) {
    if (event.lane !== 'packet') continue;
    if (event.kind === 'held') held.add(event.packet);
    else if (event.kind !== 'sent') held.delete(event.packet);
    if (event.kind === 'delivered' || event.kind === 'dropped') ends.get(event.packet)!.push(event.kind);
    if (event.kind !== 'sent') continue;
    ends.set(event.packet, []);
    if (event.origin?.kind === 'copy') copies[event.origin.by === 'hand' ? 'byHand' : 'byFaults']++;
  }
  const all = [...ends];
  const ended = (kind: string) => all.filter(([, [first]]) => first === kind).length;
  return {
    ...{ sent: ends.size, delivered: ended('delivered'), dropped: ended('dropped'), held: held.size, copies },
    wrong: all.filter(([packet, { length }]) => length > (held.has(packet) ? 0 : 1)).length,
    full: entries.some(({ kind }) => kind === 'limit'),
  };
}

function setFaults(on: boolean): void {
  for (const fault of faults)
    for (const direction of ['upstream', 'downstream'] as const)
      lab.fault({ kind: 'wireFault', direction, fault, on, seed: 1 });
}
