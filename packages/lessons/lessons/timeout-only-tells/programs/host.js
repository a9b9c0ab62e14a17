const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 옴');
  socket.resume();
  socket.setTimeout(1500);

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
