const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 연결됨');

  socket.on('data', (data) => {
    socket.write(data);
  });

  socket.on('close', () => {
    console.log('손님이 떠남');
  });
});

process.on('uncaughtException', (error) => {
  console.error('무시함', error.code);
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
