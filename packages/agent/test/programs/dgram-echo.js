const dgram = require('dgram');
const server = dgram.createSocket('udp4');
server.on('message', (message, rinfo) => { console.log('server', String(message), rinfo.address, rinfo.family, rinfo.size, Object.keys(rinfo)); server.send(`echo ${message}`, rinfo.port, rinfo.address); });
server.on('listening', () => console.log('listening', server.address().address)).on('close', () => console.log('server close'));
server.bind(0, '127.0.0.1', () => {
  const client = dgram.createSocket('udp4', (message, rinfo) => { console.log('client', String(message), rinfo.port === server.address().port, new Error('message').stack); client.close(() => console.log('client close')); server.close(); });
  console.log(client.send('hello', server.address().port, '127.0.0.1', (...args) => console.log('sent', args)));
});
