const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 옴');
  socket.resume();

  setTimeout(() => {
    socket.end('조용해서 끊습니다');
  }, 1500);

  socket.on('close', () => {
    console.log('손님이 감');
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
