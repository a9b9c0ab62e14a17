const net = require('net');
const server = net.createServer((socket) => socket.on('data', (data) => { console.log(String(data)); process.exit(Number(data)); }));
server.listen(0, () => net.connect(server.address().port).write('42'));
