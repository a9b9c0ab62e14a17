const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 연결됨');

  socket.on('data', (data) => {
    socket.write(data);
  });

  socket.on('error', (error) => {
    console.error('손님 오류', error.code);
  });

  socket.on('close', () => {
    console.log('손님이 떠남');
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
