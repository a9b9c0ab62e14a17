const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결됨');

  socket.on('data', (data) => {
    console.log('받음', data.length + ' B');
  });

  // 받은 바이트를 그대로 되돌립니다.
  socket.pipe(socket);

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
