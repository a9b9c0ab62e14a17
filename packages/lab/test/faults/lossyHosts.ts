// Runs inside `unshare -Urn`: two hosts without a lab around them, so that their kernels can be told to be impatient
// (tcp_rto_min_us, Linux 6.11): a megabyte each way through half of the packets would last for minutes otherwise. Arguments: bytes
// each way, the faults as JSON, the MTU. Prints what the log says in sum, and the programs' own hashes, as one JSON object.

import { once } from 'node:events';
import { closeSync } from 'node:fs';
import type { LabEventBody, WireFault } from '@socketlab/protocol';
import { machineClock } from '../../src/clock.ts';
import { createNetwork } from '../../src/createNetwork.ts';
import { ioctl, openControlSocket } from '../../src/ffi/libc.ts';

const [first, second, mtu] = process.argv.slice(2);
if (first === 'mtu') {
  setMtu(Number(second));
  process.exit();
}
const bytes = Number(first);
const faults = JSON.parse(second!) as WireFault[];
const fate = new Map<number, string[]>();
let copies = 0;

const network = await createNetwork('virtual', machineClock);
const pair = network.openHosts({
  log(_atUs: number, body: LabEventBody) {
    if (body.lane !== 'packet') return;
    if (body.kind === 'sent') {
      fate.set(body.packet, []);
      if (body.origin?.kind === 'copy') copies++;
    }
    if (body.kind === 'delivered' || body.kind === 'dropped') fate.get(body.packet)!.push(body.kind);
  },
  delayMs: 0,
  clock: machineClock,
  startedAtUs: machineClock.nowUs(),
});

const settings = ['tcp_rto_min_us 1000', 'tcp_retries2 200', 'tcp_rto_max_ms 1000', 'tcp_orphan_retries 100'];
for (const host of ['client', 'server'] as const) {
  await once(pair.spawn(host, process.execPath, [process.argv[1]!, 'mtu', mtu!], { stdio: 'inherit' }), 'exit');
  for (const setting of settings) {
    const [name, value] = setting.split(' ');
    const child = pair.spawn(host, 'sh', ['-c', `echo ${value} > /proc/sys/net/ipv4/${name}`], { stdio: 'ignore' });
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
  const child = pair.spawn(host, process.execPath, ['-e', talk + source], { stdio: ['pipe', 'pipe', 'inherit'] });
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
for (const fault of faults)
  for (const direction of ['upstream', 'downstream'] as const) pair.wire!.setFault(direction, fault, true, 1);
client.child.stdin!.write('go');
const [ofServer, ofClient] = await Promise.all([server.text, client.text]);
// The faults let go what they keep back, and the wire comes to rest.
for (const fault of faults)
  for (const direction of ['upstream', 'downstream'] as const) pair.wire!.setFault(direction, fault, false);
while (pair.wire!.inFlight().length > 0) await new Promise((resolve) => setImmediate(resolve));
const count = (kind: string) => [...fate.values()].filter((one) => one[0] === kind).length;
console.log(
  JSON.stringify({
    ...{ ofServer, ofClient, copies, sent: fate.size, delivered: count('delivered'), dropped: count('dropped') },
    notOnce: [...fate.values()].filter((one) => one.length !== 1).length,
  }),
);
pair.close();
network.close();

/** ioctl SIOCSIFMTU on the host's TUN device (netdevice(7)): with larger segments there are fewer, each as likely to be lost. */
function setMtu(mtuBytes: number): void {
  const request = Buffer.alloc(40);
  request.write('wire0');
  request.writeInt32LE(mtuBytes, 16);
  const control = openControlSocket();
  ioctl(control, 0x8922, request);
  closeSync(control);
}
