const net = require('net');
const server = net.createServer((socket) => { socket.on('error', (e) => console.log('server', e.code, e.syscall, e.stack)).on('close', (h) => { console.log('close', h); server.close(); }); socket.resume(); socket.write('x'); });
server.listen(0, () => { const c = net.connect(server.address().port); c.on('data', () => c.resetAndDestroy()).on('close', (h) => console.log('client close', h)); });
