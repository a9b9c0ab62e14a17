const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님을 받음');
  socket.write('어서 오세요');

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});
server.maxConnections = 2;

server.on('drop', () => {
  console.log('자리가 없어 버림');
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
