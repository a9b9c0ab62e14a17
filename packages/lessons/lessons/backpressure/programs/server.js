const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결을 받고 읽지는 않음');
  socket.pause();

  socket.on('end', () => {
    console.log('끝까지 읽음');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
