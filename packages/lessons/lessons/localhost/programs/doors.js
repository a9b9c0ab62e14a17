const net = require('net');

// 127.0.0.1에서만 기다리고, 두 주소로 두드립니다.
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.end();
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  knock('127.0.0.1', port);
  knock('::1', port);
});

function knock(host, port) {
  const socket = net.connect({ host, port });
  socket.resume();

  socket.on('connect', () => {
    console.log(host, '열림');
  });
  socket.on('error', (error) => {
    console.log(host, '실패', error.code);
  });
}
