import { expect, test } from 'vitest';
import { openTestLab, startTestProcess } from '../../test/testLab.ts';

const server = `
const socket = require('dgram').createSocket('udp4');
let messages = 0;
socket.on('message', (message) => {
  if (String(message) === 'end') { console.log('got', messages); socket.close(); }
  else messages++;
});
socket.bind(9999, () => { socket.setRecvBufferSize(8192); console.log('bound'); });`;

const client = `
const socket = require('dgram').createSocket('udp4');
socket.connect(9999, '10.0.0.2', () => {
  for (let i = 0; i < 64; i++) socket.send(Buffer.alloc(1000));
});
setInterval(() => socket.send('end'), 200);`;

test('[KV7] the kernel’s own words for UDP: bound, connected, a queue that nobody reads, drops, and gone', async () => {
  const lab = await openTestLab(await startTestProcess(), 0);
  const serverProgram = await lab.run('server', server);
  await lab.waitFor('udpSocket', ({ host, local }) => host === 'server' && local.port === 9999);
  await lab.waitFor('console', ({ text }) => text === 'bound');
  // Frozen for as long as the client needs to fill the socket's queue: nothing reads it meanwhile.
  await lab.send('signal', { program: serverProgram, signal: 'SIGSTOP' });
  await lab.run('client', client);
  const connected = await lab.waitFor('udpSocket', ({ host, remote }) => host === 'client' && remote.port === 9999);
  expect([connected.local.address, connected.remote.address]).toEqual(['10.0.0.1', '10.0.0.2']);
  await lab.waitFor('delivered', () => lab.all('delivered').length >= 64);
  const { at } = lab.all('delivered')[63]!;
  // The last of them found no room: what is read after that is the kernel's word on all of them.
  const full = await lab.waitFor('udpSocket', (row) => row.host === 'server' && row.drops > 0 && row.at >= at);
  expect(full.local).toEqual({ address: '0.0.0.0', port: 9999 });
  expect(full.remote.port).toBe(0);
  expect(full.receiveQueueBytes).toBeGreaterThan(0);
  await lab.send('signal', { program: serverProgram, signal: 'SIGCONT' });
  const gone = await lab.waitFor('udpSocketGone', ({ host }) => host === 'server');
  expect(gone.local.port).toBe(9999);
  const got = await lab.waitFor('console', ({ program, text }) => program === serverProgram && text.startsWith('got'));
  // The program got all that the kernel did not throw away; some of the words of the end may be among what it did.
  const messages = Number(got.text.split(' ')[1]);
  expect(messages).toBeLessThan(64);
  expect(messages + full.drops).toBeGreaterThanOrEqual(64);
});
