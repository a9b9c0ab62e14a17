const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
    const port = 0; // 손님의 포트를 찾습니다
    socket.write('포트 ' + port + '\n');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
