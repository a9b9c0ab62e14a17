const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', () => {
    // 답을 준비하는 데 5초가 걸립니다.
    setTimeout(() => {
      socket.end('열두 시입니다\n');
    }, 5000);
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
