// Runs inside `unshare -Urn`: a lab whose hosts run what is spawned here, so that their kernels can be told to be impatient
// (tcp_rto_min_us, Linux 6.11): a megabyte each way through half of the packets would last for minutes otherwise. Meanwhile a hand
// holds packets. Arguments: bytes each way, the faults as JSON, the MTU, how many packets to hold. Prints what the lab's log says in sum, once while some are
// held and once at the end, and the programs' own hashes, as one JSON object.

import { once } from 'node:events';
import { closeSync } from 'node:fs';
import type { LabEvent, WireFault } from '@socketlab/protocol';
import { machineClock } from '../../src/clock.ts';
import { createNetwork } from '../../src/createNetwork.ts';
import { ioctl, openControlSocket } from '../../src/ffi/libc.ts';
import { openLab } from '../../src/lab.ts';
import type { LabHosts } from '../../src/network.ts';
import { createDirectLauncher } from '../../src/sandbox/direct.ts';

const [first, second, mtu, toHold] = process.argv.slice(2);
if (first === 'mtu') {
  setMtu(Number(second));
  process.exit();
}
const bytes = Number(first);
const faults = JSON.parse(second!) as WireFault[];

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

const settings = ['tcp_rto_min_us 1000', 'tcp_retries2 200', 'tcp_rto_max_ms 1000', 'tcp_orphan_retries 100'];
for (const host of ['client', 'server'] as const) {
  await once(computers.spawn(host, process.execPath, [process.argv[1]!, 'mtu', mtu!], { stdio: 'inherit' }), 'exit');
  for (const setting of settings) {
    const [name, value] = setting.split(' ');
    const child = computers.spawn(host, 'sh', ['-c', `echo ${value} > /proc/sys/net/ipv4/${name}`], {
      stdio: 'ignore',
    });
    await once(child, 'exit');
  }
}

/** Sends its own bytes, hashes the other's, and prints both hashes when both are through. */
const talk = `
const { createHash } = require('node:crypto');
const talk = (socket, seed) => {
  const own = Buffer.alloc(${bytes}, seed);
  const hash = createHash('sha256');
  socket.end(own);
  socket.on('data', (data) => hash.update(data));
  socket.on('end', () => console.log(createHash('sha256').update(own).digest('hex') + ' ' + hash.digest('hex')));
  socket.on('error', (error) => console.log(error.code));
};`;
const node = (host: 'client' | 'server', source: string) => {
  const child = computers.spawn(host, process.execPath, ['-e', talk + source], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout!.on('data', (chunk) => {
    text += chunk;
  });
  const up = once(child.stdout!, 'data');
  return { child, up, text: once(child, 'close').then(() => text.trim().split('\n').at(-1)) };
};
const server = node(
  'server',
  `const server = require('net').createServer({ allowHalfOpen: true }, (s) => { server.close(); s.once('readable', () => talk(s, 'from the server')); });
   server.listen(8080, () => console.log('up'));`,
);
await server.up;
const client = node(
  'client',
  `const socket = require('net').connect({ port: 8080, host: '10.0.0.2', allowHalfOpen: true }, () => console.log('up'));
   process.stdin.once('data', () => talk(socket, 'from the client'));
   socket.on('close', () => process.stdin.destroy());
   socket.on('error', (error) => console.log(error.code));`,
);
await client.up;
setFaults(true);
const hand = playHand();
client.child.stdin!.write('go');
const [ofServer, ofClient, kept] = await Promise.all([server.text, client.text, hand]);
setFaults(false);
await nothingFlies();
// An entry that stands behind all that happened until now.
lab.setDelay(0);
await entry(({ kind }) => kind === 'delay');
const whileHeld = count(
  log.slice(
    0,
    log.findIndex(({ kind }) => kind === 'delay'),
  ),
);
for (const packet of kept) lab.fault({ kind: 'packet', packet, action: { kind: 'release' } });
await nothingFlies();
await lab.close();
console.log(JSON.stringify({ ofServer, ofClient, whileHeld, atEnd: count(log) }));
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

/** Step mode catches a packet, and the hand keeps it; so many times. */
async function playHand(): Promise<number[]> {
  const kept: number[] = [];
  while (kept.length < Number(toHold)) {
    lab.fault({ kind: 'stepMode', on: true });
    const event = await entry(isCaught);
    if (event.kind === 'held') {
      lab.fault({ kind: 'packet', packet: event.packet, action: { kind: 'hold' } });
      kept.push(event.packet);
    }
    lab.fault({ kind: 'stepMode', on: false });
    // The kernels go on for a while.
    await entry(({ kind }) => kind === 'delivered');
  }
  return kept;
}

/** In step mode, what is said again of a packet that the hand keeps is dropped: there may be nothing else to catch. */
function isCaught(event: LabEvent): boolean {
  return event.kind === 'held' ? event.by === 'step' : event.kind === 'dropped' && event.reason === 'repeated';
}

function count(entries: readonly LabEvent[]) {
  const ends = new Map<number, string[]>();
  const held = new Set<number>();
  let copies = 0;
  for (const event of entries) {
    if (event.lane !== 'packet') continue;
    if (event.kind === 'held') held.add(event.packet);
    else if (event.kind !== 'sent') held.delete(event.packet);
    if (event.kind === 'delivered' || event.kind === 'dropped') ends.get(event.packet)!.push(event.kind);
    if (event.kind !== 'sent') continue;
    ends.set(event.packet, []);
    if (event.origin?.kind === 'copy') copies++;
  }
  const all = [...ends];
  const ended = (kind: string) => all.filter(([, [first]]) => first === kind).length;
  return {
    ...{ sent: ends.size, delivered: ended('delivered'), dropped: ended('dropped'), held: held.size, copies },
    wrong: all.filter(([packet, { length }]) => length !== (held.has(packet) ? 0 : 1)).length,
    full: entries.some(({ kind }) => kind === 'limit'),
  };
}

function setFaults(on: boolean): void {
  for (const fault of faults)
    for (const direction of ['upstream', 'downstream'] as const)
      lab.fault({ kind: 'wireFault', direction, fault, on, seed: 1 });
}
/** ioctl SIOCSIFMTU on the host's TUN device (netdevice(7)): with larger segments there are fewer, each as likely to be lost. */
function setMtu(mtuBytes: number): void {
  const request = Buffer.alloc(40);
  request.write('wire0');
  request.writeInt32LE(mtuBytes, 16);
  const control = openControlSocket();
  ioctl(control, 0x8922, request);
  closeSync(control);
}
