const net = require('net');

// 누군가 이미 8080을 쓰고 있습니다.
const other = net.createServer((socket) => {
  socket.end('다른 서버입니다');
});
other.listen(8080, () => start(8080));

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.end('어서 오세요');
});

function start(port) {
  server.listen(port);
}

server.on('listening', () => {
  const { port } = server.address();
  console.log(port, '수신 대기');
});

server.on('error', (error) => {
  console.error('오류', error.code);
});
