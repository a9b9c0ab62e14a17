const net = require('net');

// 받기만 하고 아무 말도 하지 않습니다.
const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    console.log('받음', data.length, 'B');
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
