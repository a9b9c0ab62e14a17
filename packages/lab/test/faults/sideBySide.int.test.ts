import { decodeBase64, parsePacket } from '@socketlab/packets';
import { expect, test } from 'vitest';
import { openTestLab, startTestProcess } from '../testLab.ts';
import { runServer, said } from './programs.ts';

const count = 60;
const server = `
const net = require('node:net');
const datagrams = require('node:dgram').createSocket('udp4');
let bytes = 0;
datagrams.on('message', () => console.log('datagram')).bind(9000);
net.createServer((socket) => {
  socket.on('data', (data) => { bytes += data.length; });
  socket.on('end', () => console.log('tcp ' + bytes));
}).listen(8080, () => console.log('listening'));`;
const client = `
const datagrams = require('node:dgram').createSocket('udp4');
const socket = require('node:net').connect({ port: 8080, host: '10.0.0.2', noDelay: true }, () => {
  let left = ${count};
  const timer = setInterval(() => {
    socket.write('x');
    datagrams.send('x', 9000, '10.0.0.2');
    if (--left > 0) return;
    clearInterval(timer);
    // Closed at once, a socket would forget what it has not sent yet.
    datagrams.send('last', 9000, '10.0.0.2', () => { datagrams.close(); socket.end(); });
  }, 5);
});
socket.resume().on('close', () => console.log('close'));`;

test('[FT31] TCP and UDP in one lab under one loss: every byte of the one arrives, of the other what was not lost', async () => {
  const lab = await openTestLab(await startTestProcess());
  const onServer = await runServer(lab, server);
  const fault = { kind: 'loss', percent: 30 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed: 5 });
  const onClient = await lab.run('client', client);
  await said(lab, onClient, 'close');
  const { text } = await lab.waitFor('console', (event) => event.program === onServer && event.text.startsWith('tcp '));
  const kinds = new Map(
    lab
      .all('sent')
      .filter(({ direction }) => direction === 'upstream')
      .map(({ packet, segment }) => {
        const bytes = segment.kind === 'observed' ? decodeBase64(segment.bytes) : new Uint8Array();
        return [packet, parsePacket(bytes).udp ? 'udp' : 'tcp'] as const;
      }),
  );
  const arrived = lab.all('delivered').filter(({ packet }) => kinds.get(packet) === 'udp').length;
  const lost = lab.all('dropped').map(({ packet }) => kinds.get(packet));
  expect(lost).toContain('tcp');
  expect(lost).toContain('udp');
  expect(arrived + lost.filter((kind) => kind === 'udp').length).toBe(count + 1);
  expect(text).toBe(`tcp ${count}`);
  const messages = () => lab.all('console').filter((event) => event.program === onServer && event.text === 'datagram');
  // The last of them may still be in the kernel's queue while the program hears of the end of the other.
  await lab.waitFor('console', () => messages().length >= arrived);
  expect(messages()).toHaveLength(arrived);
});
