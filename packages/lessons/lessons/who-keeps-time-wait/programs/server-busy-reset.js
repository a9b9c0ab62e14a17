const net = require('net');

// 한 줄로 답하는 서버입니다.
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', () => {
    socket.write('열두 시입니다\n');
    setTimeout(() => {
      socket.resetAndDestroy();
    }, 300);
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
