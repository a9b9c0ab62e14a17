const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', () => {
    console.log('일을 시작함');
    socket.write('시작\n');
    setTimeout(() => {
      console.log('일을 마침');
      socket.write('끝\n');
    }, 4000);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
