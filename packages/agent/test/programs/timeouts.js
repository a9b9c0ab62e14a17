const net = require('net');
const server = net.createServer((socket) => { socket.setTimeout(30, function () { console.log('timeout', this === socket, new Error('t').stack); socket.destroy(); }); socket.on('close', (h) => { console.log('close', h); server.close(); }); });
server.listen(0, () => { const c = net.connect(server.address().port); c.setNoDelay(true).setKeepAlive(true, 1000).on('end', () => console.log('end')).resume(); console.log(c.timeout); });
