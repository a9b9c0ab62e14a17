const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 옴');
  socket.write('환영\n');

  socket.on('data', () => {});
  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
