const net = require('net');

const sockets = new Set();

const server = net.createServer((socket) => {
  // 1 소켓을 모으고 인사합니다
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    // 2 한 줄마다 답합니다
    socket.write('답: ' + text);
  });

  // 3 떠나면 빼고, 4 조용하면 닫습니다
  // 5 재설정되어도 서버는 살아 있습니다
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
