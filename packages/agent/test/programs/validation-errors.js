const net = require('net');
const tries = {
  listen: () => net.createServer().listen(-1),
  listenText: () => net.createServer().listen('no folder/a b', {}, 3, 4),
  createServer: () => net.createServer('x'),
  connect: () => net.connect(),
  connectPort: () => net.connect({ port: 70000 }),
  connectHost: () => net.connect({ port: 1, host: 5 }),
  write: () => new net.Socket().write(5),
  writeNull: () => new net.Socket().write(null),
  end: () => new net.Socket().end({}),
  on: () => new net.Socket().on('data', 5),
  once: () => net.createServer().once('x'),
  off: () => net.createServer().off('x', 1),
  timeout: () => new net.Socket().setTimeout('x'),
  timeoutCb: () => new net.Socket().setTimeout(5, 5),
  encoding: () => new net.Socket().setEncoding('nope'),
  socket: () => new net.Socket({ objectMode: true }),
  reset: () => new net.Socket().resetAndDestroy().x.y,
  call: () => net.Socket.prototype.write.call(undefined, 'x'),
  emit: () => net.Socket.prototype.emit.call(undefined, 'x'),
  lookup: () => require('dns').lookup(5),
  toString: () => Function.prototype.toString.call(5),
};
for (const [name, run] of Object.entries(tries)) {
  try { const r = run(); if (r && r.on) r.on('error', (e) => console.log(name, 'event', e.stack)); console.log(name, 'no throw'); } catch (error) { console.log(name, error.stack, Object.keys(error)); }
}
(function recurse(n) { if (n) return recurse(n - 1); try { net.connect(); } catch (e) { console.log(e.stack, e.stack.split('\n').length); } })(20);
(function recurse(n) { if (n) return recurse(n - 1); try { new net.Socket().on('x'); } catch (e) { console.log(e.stack.split('\n').length); } })(7);
