const net = require('net'); const EventEmitter = require('events');
const log = [];
const write = net.Socket.prototype.write; net.Socket.prototype.write = function (...a) { log.push(`write ${a[0]} ${new Error('w').stack.split('\n').length}`); return write.apply(this, a); };
const emit = net.Socket.prototype.emit; net.Socket.prototype.emit = function (...a) { log.push(`emit ${String(a[0])}`); return emit.apply(this, a); };
const connect = net.connect; net.connect = function (...a) { log.push('connect'); return connect.apply(this, a); };
const baseEmit = EventEmitter.prototype.emit; EventEmitter.prototype.emit = function (...a) { if (this instanceof net.Server) log.push(`base ${String(a[0])}`); return baseEmit.apply(this, a); };
net.createServer = ((create) => (...a) => { log.push('createServer'); return create(...a); })(net.createServer);
const server = net.createServer((s) => { s.on('data', (d) => s.end(d)); s.on('close', () => server.close()); });
server.listen(0, () => { const c = net.connect(server.address().port); c.end('hi'); c.on('data', (d) => log.push(String(d))).on('close', () => console.log(log.join('\n'))); });
