const net = require('net');

const server = net.createServer((socket) => {
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
  socket.resume();

  socket.write('어서 오세요');
});
// 자리는 하나입니다.
server.maxConnections = 1;

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
