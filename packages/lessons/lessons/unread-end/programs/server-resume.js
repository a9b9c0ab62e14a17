const net = require('net');

const server = net.createServer((socket) => {
  console.log('클라이언트가 연결됨');
  socket.resume();

  socket.on('end', () => {
    console.log('end');
  });

  socket.on('close', () => {
    console.log('close');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });

  setTimeout(() => {
    console.log('1.5초가 지남');
  }, 1500);
});

server.listen(8080);
