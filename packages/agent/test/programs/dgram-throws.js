const dgram = require('dgram');
const socket = dgram.createSocket('udp4', (message) => { throw new Error(`cannot read ${message}`); });
socket.bind(0, '127.0.0.1', () => { socket.send('this', socket.address().port, '127.0.0.1'); });
process.on('exit', (code) => console.log('exit', code));
