const dgram = require('dgram');
const log = (...args) => console.log(...args);
const server = dgram.createSocket('udp4');
server.on('message', (m) => { log('message', String(m)); if (String(m) === '4') server.close(); });
server.on('close', () => log('close'));
server.bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  const client = dgram.createSocket('udp4');
  client.once('listening', () => log('listening')).prependListener('listening', () => log('first'));
  for (let i = 0; i < 4; i++) client.send(String(i), port, '127.0.0.1', () => log('sent', i));
  client.send('4', 0, 1, port, '127.0.0.1', () => { log('last'); client.close(); });
  process.nextTick(() => log('tick')); Promise.resolve().then(() => log('microtask')); setImmediate(() => log('immediate'));
  log('sync', client.getSendQueueCount?.());
});
