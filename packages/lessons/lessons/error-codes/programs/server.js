const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', () => {
    console.log('강제로 끊음');
    socket.resetAndDestroy();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
