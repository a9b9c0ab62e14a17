const net = require('net');
const a = (n) => { if (n === 0) throw new TypeError('deep'); a(n - 1); };
const server = net.createServer((socket) => { socket.end('bye'); });
server.listen(0, () => { net.connect(server.address().port).on('data', () => a(3)); });
