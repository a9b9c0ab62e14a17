const net = require('net');

// 무엇을 보내든 시각만 알려 주는 서버입니다.
const server = net.createServer((socket) => {
  socket.write('열두 시입니다\n');
  setTimeout(() => socket.destroy(), 200);

  socket.on('close', () => {
    console.log('손님이 떠남');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
