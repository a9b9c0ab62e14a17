const dgram = require('dgram');
const gone = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const { port } = gone.address();
  gone.close(() => {
    const socket = dgram.createSocket('udp4');
    socket.on('error', (e) => { console.log('error', e.code, e.syscall); socket.close(); }).on('close', () => console.log('close'));
    socket.connect(port, '127.0.0.1', (e) => { console.log('connect', e); socket.send('anybody?', () => console.log('sent')); });
  });
});
