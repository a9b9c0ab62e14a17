const net = require('net');

const server = net.createServer((socket) => {
  socket.resume();
  socket.write('오늘의 차림\n');

  setTimeout(() => {
    socket.end('비빔밥\n');
  }, 300);

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
