const net = require('net');
process.on('uncaughtException', (error, origin) => { console.log('handled', origin, error.stack); server.close(); });
process.on('exit', (code) => console.log('exit', code));
const server = net.createServer((socket) => { socket.end(); throw new Error('in handler'); });
server.listen(0, () => net.connect(server.address().port).resume());
