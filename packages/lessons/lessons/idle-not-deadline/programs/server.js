const net = require('net');

// 0.3초마다 한 조각씩, 열 조각을 보냅니다.
const server = net.createServer((socket) => {
  let left = 10;
  const timer = setInterval(() => {
    socket.write('조각 ');
    left -= 1;
    if (left === 0) {
      clearInterval(timer);
      console.log('마지막 조각을 보냄');
    }
  }, 300);

  socket.on('close', () => {
    clearInterval(timer);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
