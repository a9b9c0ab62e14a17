const net = require('net');
const log = (...a) => console.log(...a);
process.nextTick(() => log('tick'));
Promise.resolve().then(() => log('micro'));
queueMicrotask(() => log('micro2'));
log('module', module.parent, require.main === module, module.id === '.', module.children.length);
const server = net.createServer((socket) => {
  process.nextTick(() => log('server tick'));
  Promise.resolve().then(() => log('server micro'));
  log('connection');
  socket.on('data', (d) => { log('server data', String(d)); socket.end('pong', () => log('server end cb')); process.nextTick(() => log('server data tick')); Promise.resolve().then(() => log('server data micro')); });
  socket.on('close', () => { log('server close'); server.close(() => log('closed')); });
});
log('listen', server.listen(0, () => {
  log('listening');
  const client = net.connect({ port: server.address().port, host: '127.0.0.1' }, () => { log('connect'); log(client.write('ping', () => log('write cb'))); Promise.resolve().then(() => log('connect micro')); });
  log('connecting', client.connecting, client.pending, client.readyState);
  process.nextTick(() => log('client tick'));
  for (const name of ['lookup', 'ready', 'data', 'end', 'finish', 'close', 'drain']) client.on(name, (...args) => log('client', name, args.length));
}) === server);
