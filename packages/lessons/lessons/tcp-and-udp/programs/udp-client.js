const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

socket.connect(9000, 'server', () => {
  for (let n = 1; n < 10; n += 1) {
    socket.send(String(n));
  }
  socket.send('10', () => {
    socket.close();
  });
  console.log('UDP로 1번부터 10번까지 보냄');
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});
