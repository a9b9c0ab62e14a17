const net = require('node:net');

const server = net.createServer((socket) => {
  console.log('연결됨', socket.remoteAddress);
  socket.on('data', (chunk) => {
    socket.write(chunk);
  });
  socket.on('close', () => {
    console.log('연결이 닫힘');
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 포트에서 수신 대기');
});
