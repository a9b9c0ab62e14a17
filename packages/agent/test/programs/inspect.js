const net = require('net');
const util = require('util');
const plain = (v) => util.inspect(v, { depth: 3, showHidden: false }).replace(/port: \d+/g, 'port: N').replace(/:\d{4,5}\b/g, ':N');
console.log(plain(net), plain(net.Socket), util.inspect(net.Socket.prototype, { showHidden: true, depth: 0 }), util.inspect(net.connect, { showHidden: true }), util.inspect(Error, { showHidden: false }));
console.log(plain(new net.Socket()), plain(net.createServer()));
const server = net.createServer((socket) => { console.log(plain(socket)); console.log(JSON.stringify(Object.keys(socket))); socket.end(); server.close(); });
console.log(plain(server));
server.listen(0, () => { console.log(plain(server)); const c = net.connect(server.address().port); c.on('connect', () => console.log(plain(c))); c.resume(); });
