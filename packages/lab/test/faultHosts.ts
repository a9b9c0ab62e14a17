// Runs inside `unshare -Urn`: two hosts without a lab around them, a rule on the wire, and the log as JSON lines.
// The rule drops the first packets that have exactly the flags of the first argument (a number, RFC 9293, 3.1), as many as the
// second says.
import type { LabEventBody } from '@socketlab/protocol';
import { machineClock } from '../src/clock.ts';
import { createNetwork } from '../src/createNetwork.ts';

const [flags, count] = process.argv.slice(2).map(Number);
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const network = await createNetwork('virtual', machineClock);
const log = (atUs: number, body: LabEventBody) => say({ at: atUs, ...body });
const pair = network.openHosts({ log, delayMs: 0, clock: machineClock });
let left = count ?? 1;
pair.wire?.addRule((packet) => {
  const headerBytes = (packet.bytes[0]! & 15) * 4;
  if (left === 0 || packet.bytes[headerBytes + 13] !== flags) return 'pass';
  left--;
  return { drop: 'loss' };
});

const node = (host: 'client' | 'server', source: string) =>
  pair.spawn(host, process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
const server = node('server', "require('net').createServer((s) => s.resume()).listen(8080, () => console.log('up'))");
server.stdout?.once('data', () => {
  const client = node('client', "const s = require('net').connect(8080, '10.0.0.2', () => s.end('hello'))");
  client.once('exit', () => {
    server.once('exit', () => {
      pair.close();
      network.close();
    });
    server.kill();
  });
});
