'use strict';
const net = require('net'); const EventEmitter = require('events');
for (const o of [net, net.Socket.prototype, net.Server.prototype, EventEmitter.prototype, Function.prototype, Error.prototype, Object.prototype, Array.prototype]) Object.freeze(o);
const server = net.createServer((s) => { Object.freeze(s.on); s.end('x'); console.log(new Error('frozen').stack); server.close(); });
server.listen(0, () => net.connect(server.address().port).on('data', (d) => console.log(String(d), new Error('data').stack)));
