const net = require('net');

const server = net.createServer((socket) => {
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });

  console.log('받지도 않고 닫음');
  socket.destroy();
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
