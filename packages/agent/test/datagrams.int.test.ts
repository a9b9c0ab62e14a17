import { expect, test } from 'vitest';
import { at, calls, only, programsAsText } from './runSource.ts';

const { run } = programsAsText();

const echo = `const dgram = require('dgram');
const server = dgram.createSocket('udp4', (message, from) => {
  server.send(['echo ', message], from.port, from.address);
});
server.bind(0, '127.0.0.1', () => {
  const client = new dgram.Socket('udp4');
  client.once('message', () => client.close()).on('close', () => server.close());
  client.connect(server.address().port, '127.0.0.1', () => {
    client.send('안녕');
  });
});
`;

test('[AG16] reports the calls of datagram sockets with their lines, and the bind that Node does for them', async () => {
  const { reports } = await run(echo);
  expect(calls(reports)).toEqual([
    'dgram.createSocket 2:22',
    'bind 5:8',
    'new dgram.Socket 6:18',
    'once 7:10',
    'on 7:48',
    'address 8:25',
    'connect 8:10',
    'bind 8:10 connect',
    'send 9:12',
    'send 3:10',
    'close 7:39',
    'close 7:73',
  ]);
});

test('[AG16] reports their events with the handlers, and of a message the bytes and who sent it', async () => {
  const { reports } = await run(echo);
  const told = only(reports, 'event').map(({ object, name, handlers }) =>
    [object, name, ...handlers.map(at)].join(' '),
  );
  expect(told).toEqual([
    'udp-1 listening 5:29',
    'udp-2 listening',
    'udp-2 connect 8:54',
    'udp-1 message 2:43',
    'udp-2 message 7:26',
    'udp-2 close 7:60',
    'udp-1 close',
  ]);
  const addresses = only(reports, 'address').map(({ object, local, remote }) => ({ object, local, remote }));
  const [server, unconnected, client] = addresses;
  expect(addresses).toEqual([
    { object: 'udp-1', local: { address: '127.0.0.1', port: server?.local?.port }, remote: null },
    { object: 'udp-2', local: { address: '0.0.0.0', port: client?.local?.port }, remote: null },
    { object: 'udp-2', local: { address: '127.0.0.1', port: unconnected?.local?.port }, remote: server?.local },
  ]);
  const messages = only(reports, 'event').filter(({ name }) => name === 'message');
  expect(messages[0]?.args).toEqual([
    { kind: 'bytes', text: '안녕', bytes: 6 },
    { kind: 'object', text: `127.0.0.1:${client?.local?.port}` },
  ]);
  expect(messages[1]?.args[0]).toEqual({ kind: 'bytes', text: 'echo 안녕', bytes: 11 });
});

test('[AG16] announces a datagram socket once Node has made it, and says what disconnect leaves', async () => {
  const { reports } = await run(`const { createSocket } = require('dgram');
try { createSocket('none'); } catch {}
const socket = createSocket('udp4');
socket.connect(9, '127.0.0.1', () => {
  socket.disconnect();
  socket.close();
});
`);
  expect(only(reports, 'object').map(({ objectType, site }) => [objectType, at(site)])).toEqual([
    ['DatagramSocket', '3:16'],
  ]);
  expect(only(reports, 'address').map(({ remote }) => remote?.port ?? null)).toEqual([null, 9, null]);
});

const addresses = { client: '127.77.0.1', server: '127.77.0.2' };
const onHost = (host: 'client' | 'server', loopback = true) => ({
  SOCKETLAB_HOST: host,
  SOCKETLAB_NAMES: JSON.stringify(addresses),
  ...(loopback ? { SOCKETLAB_LISTEN: addresses[host] } : {}),
});
const names = (reports: Parameters<typeof only>[0]) =>
  only(reports, 'name').map(({ asked, answered, rule }) => [asked, answered, rule].join(' '));

test('[AG17] answers names to send to, localhost and no name at all: the server, and says so', async () => {
  const { reports, stdout } = await run(
    `const dgram = require('dgram');
const server = dgram.createSocket('udp4').on('message', (m, { address }) => {
  console.log(String(m), address);
  if (String(m) === 'd') { client.close(); server.close(); connected.close(); }
  else next();
});
const client = dgram.createSocket('udp4');
const connected = dgram.createSocket('udp4');
const words = [['a', 'server'], ['b', 'localhost'], ['c']];
const next = () => {
  const [word, ...name] = words.shift() ?? [];
  if (word) client.send(word, server.address().port, ...name);
  else connected.connect(server.address().port, () => connected.send('d'));
};
server.bind(0, '127.77.0.2', next);
`,
    { env: onHost('client') },
  );
  expect(stdout).toBe('a 127.77.0.1\nb 127.77.0.1\nc 127.77.0.1\nd 127.77.0.1\n');
  expect(names(reports)).toEqual([
    '0.0.0.0 127.77.0.1 own-address',
    'server 127.77.0.2 host-name',
    'localhost 127.77.0.2 localhost-is-server',
    '127.0.0.1 127.77.0.2 localhost-is-server',
    '0.0.0.0 127.77.0.1 own-address',
    '127.0.0.1 127.77.0.2 localhost-is-server',
  ]);
});

test('[AG17] a name to be bound to or to listen on is the host’s own, and so is a port that is bound there', async () => {
  const { reports, stdout } = await run(
    `const dgram = require('dgram');
const socket = dgram.createSocket('udp4', (m, { address }) => { console.log(String(m), address); socket.close(); server.close(); });
const server = require('net').createServer();
socket.bind(0, 'localhost', () => {
  console.log(socket.address().address);
  server.listen(0, 'localhost', () => {
    console.log(/^(127\\.0\\.0\\.1|::1)$/.test(server.address().address));
    socket.send('to itself', socket.address().port, 'localhost');
  });
});
`,
    { env: onHost('client', false) },
  );
  expect(stdout).toBe('127.0.0.1\ntrue\nto itself 127.0.0.1\n');
  expect(names(reports)).toEqual([]);
});

test('[AG17] leaves an address that the program names alone', async () => {
  const { reports, stdout } = await run(
    `const dgram = require('dgram');
const socket = dgram.createSocket('udp4', (m) => { console.log(String(m)); socket.close(); });
socket.bind(0, '0.0.0.0', () => socket.send('named', socket.address().port, '127.0.0.1'));
`,
    { env: onHost('client') },
  );
  expect(stdout).toBe('named\n');
  expect(names(reports)).toEqual([]);
});
